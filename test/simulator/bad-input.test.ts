import assert from 'node:assert/strict';
import { forDuration, G, groupAsk, R, roleAsk } from './asks.ts';
import { type GraphCaller, personId, type Rig, startRig } from './rig.ts';

const HOUR_S = 3600;
const MALFORMED = [400, 'InvalidRoleAssignmentRequest'];

const FACES = [
  {
    name: 'Entra roles',
    requests: `${R}/roleAssignmentScheduleRequests`,
    own: `${R}/roleAssignmentScheduleInstances/filterByCurrentUser(on='principal')`,
    ask: roleAsk('selfActivate', personId('Alex'), 'Security Reader', forDuration('PT1H')),
    members: ['action', 'principalId', 'roleDefinitionId', 'directoryScopeId', 'scheduleInfo'],
    least: 'RoleAssignmentSchedule.Read.Directory',
  },
  {
    name: 'groups',
    requests: `${G}/assignmentScheduleRequests`,
    own: `${G}/assignmentScheduleInstances/filterByCurrentUser(on='principal')`,
    ask: groupAsk('selfActivate', personId('Alex'), 'Prod Database Operators', forDuration('PT1H')),
    members: ['action', 'principalId', 'groupId', 'accessId', 'scheduleInfo'],
    least: 'PrivilegedAssignmentSchedule.Read.AzureADGroup',
  },
] as const;

for (const { name, requests, own, ask, members, least } of FACES)
  describe(`Bad input to PIM of ${name}`, () => {
    let rig: Rig;
    let alex: GraphCaller;
    before(async () => {
      rig = await startRig();
      alex = await rig.as('Alex');
    });
    after(() => rig.stop());

    const refused = async (body: unknown) => {
      const reply = await alex.post(requests, body);
      return [reply.status, reply.body.error.code];
    };

    it('is refused where it is no JSON', async () => {
      assert.deepEqual(await refused('{"action":'), [400, 'BadRequest']);
    });
    it('is refused where the action is unknown', async () => {
      assert.deepEqual(await refused({ ...ask, action: 'selfDestruct' }), [400, 'BadRequest']);
    });
    for (const member of members)
      it(`is refused without ${member}`, async () => {
        const body = Object.fromEntries(Object.entries(ask).filter(([written]) => written !== member));
        assert.deepEqual(await refused(body), MALFORMED);
      });
    it('is refused where the filter is unknown', async () => {
      const { status, body } = await alex.get(`${own}?$filter=colour eq 'red'`);
      assert.deepEqual(
        [status, body.error.code, body.error.message],
        [400, 'InvalidFilter', "The colour eq 'red' filter is invalid."],
      );
    });

    const nowS = () => Math.floor(Date.now() / 1000);
    for (const [what, claims, message] of [
      ['the wrong audience', { aud: 'https://management.azure.com' }, /Invalid audience/],
      ['the wrong tenant', { tid: crypto.randomUUID() }, /Invalid issuer/],
      ['a time that is over', { exp: nowS() - HOUR_S, nbf: nowS() - 2 * HOUR_S, iat: nowS() - 2 * HOUR_S }, /expired/],
    ] as const)
      it(`is refused with a token of ${what}`, async () => {
        const stranger = await rig.as('Alex', { claims });
        for (const reply of [await stranger.get(own), await stranger.post(requests, ask)]) {
          assert.deepEqual([reply.status, reply.body.error.code], [401, 'InvalidAuthenticationToken']);
          assert.match(reply.body.error.message, message);
        }
      });

    it('is refused without the permission, which is named, and a request also to who may only read', async () => {
      const weak = await rig.as('Alex', { scopes: ['User.Read'] });
      const reader = await rig.as('Alex', { scopes: [least] });
      assert.equal((await reader.get(own)).status, 200);
      for (const reply of [await weak.get(own), await weak.post(requests, ask), await reader.post(requests, ask)]) {
        assert.deepEqual([reply.status, reply.body.error.code], [403, 'UnknownError']);
        const { errorCode, message } = JSON.parse(reply.body.error.message);
        assert.equal(errorCode, 'PermissionScopeNotGranted');
        assert.match(message, /^Authorization failed due to missing permission scope [\w.]+(,[\w.]+)*\.$/);
      }
    });

    it('leaves nothing behind', async () => {
      const { body } = await alex.get(`${requests}/filterByCurrentUser(on='principal')`);
      assert.deepEqual(body.value, []);
    });
  });
