import assert from 'node:assert/strict';
import { G, R } from './asks.ts';
import { type Rig, startRig } from './rig.ts';

const OWN = `${R}/roleAssignmentScheduleInstances/filterByCurrentUser(on='principal')`;

describe('Who gets into Graph', () => {
  let rig: Rig;

  before(async () => {
    rig = await startRig();
  });
  after(() => rig.stop());

  const hour = 3600;
  const nowS = () => Math.floor(Date.now() / 1000);
  for (const [what, claims] of [
    ['another audience', { aud: 'https://management.azure.com' }],
    ['another tenant', { tid: crypto.randomUUID() }],
    ['a foreign issuer', { iss: 'https://sts.example/' }],
    ['a lifetime that is over', { exp: nowS() - hour, nbf: nowS() - 2 * hour, iat: nowS() - 2 * hour }],
    ['a lifetime to come', { nbf: nowS() + hour }],
  ] as const)
    it(`nobody with a token of ${what}`, async () => {
      const { status, body, headers } = await (await rig.as('Alex', { claims })).get(OWN);
      assert.deepEqual([status, body.error.code], [401, 'InvalidAuthenticationToken']);
      assert.match(headers.get('www-authenticate') ?? '', /^Bearer /);
    });

  it('nobody without a token, or with a torn one', async () => {
    for (const authorization of ['', 'Bearer', 'Bearer x', 'Bearer a.b.c', 'Basic YTpi']) {
      const response = await fetch(`${rig.url}/graph${OWN}`, { headers: { authorization } });
      assert.equal(response.status, 401, authorization);
    }
  });

  it('nobody without the permission, which the refusal names', async () => {
    const alex = await rig.as('Alex', { scopes: ['User.Read'] });
    const { status, body } = await alex.get(OWN);
    assert.deepEqual([status, body.error.code], [403, 'UnknownError']);
    const { errorCode, message } = JSON.parse(body.error.message);
    assert.equal(errorCode, 'PermissionScopeNotGranted');
    assert.match(
      message,
      /^Authorization failed due to missing permission scope RoleAssignmentSchedule\.Read\.Directory,.*\.$/,
    );
  });

  it('requests only with a permission to write, whatever Microsoft Learn says', async () => {
    const path = `${R}/roleAssignmentScheduleRequests/filterByCurrentUser(on='principal')`;
    const reader = await rig.as('Alex', { scopes: ['RoleAssignmentSchedule.Read.Directory'] });
    assert.equal((await reader.get(path)).status, 403);
    const writer = await rig.as('Alex', { scopes: ['RoleAssignmentSchedule.ReadWrite.Directory'] });
    assert.equal((await writer.get(path)).status, 200);
  });

  it('approvals of roles only with the older permission, named in the older words', async () => {
    const path = "/beta/roleManagement/directory/roleAssignmentApprovals/filterByCurrentUser(on='approver')";
    const megan = await rig.as('Megan', { scopes: ['RoleAssignmentSchedule.ReadWrite.Directory'] });
    const { status, body } = await megan.get(path);
    assert.deepEqual([status, body.error.code], [403, '']);
    assert.match(body.error.message, /PrivilegedAccess\.ReadWrite\.AzureAD,PrivilegedAccess\.Read\.AzureAD$/);
  });

  it('plain lists of roles only readers', async () => {
    const path = `${R}/roleAssignmentSchedules`;
    assert.equal((await (await rig.as('Alex')).get(path)).body.error.code, 'UnauthorizedAccessException');
    assert.equal((await (await rig.as('Adele')).get(path)).status, 200);
    const application = await rig.application(['RoleAssignmentSchedule.Read.Directory']);
    assert.equal((await application.get(path)).status, 200);
  });

  it('a reader role that was only just activated opens them too', async () => {
    const alex = await rig.as('Alex');
    const path = `${R}/roleEligibilitySchedules`;
    assert.equal((await alex.get(path)).status, 403);
    await alex.post(`${R}/roleAssignmentScheduleRequests`, {
      action: 'selfActivate',
      principalId: alex.id,
      roleDefinitionId: '5d6b6bb7-de71-4623-b4af-96380a352509',
      directoryScopeId: '/',
      scheduleInfo: { expiration: { type: 'afterDuration', duration: 'PT1H' } },
    });
    assert.equal((await alex.get(path)).status, 200);
  });

  it('lists of a group its members and owners, and nobody else', async () => {
    const { groupId } = await import('./rig.ts');
    const path = `${G}/eligibilitySchedules?$filter=groupId eq '${groupId('Incident Commanders')}'`;
    assert.equal((await (await rig.as('Isaiah')).get(path)).status, 403);
    assert.equal((await (await rig.as('Adele')).get(path)).status, 200);
  });

  it('an application has no current user', async () => {
    const application = await rig.application(['RoleAssignmentSchedule.Read.Directory']);
    assert.equal((await application.get(OWN)).status, 403);
  });

  it('what is not served is named with method and path', async () => {
    const alex = await rig.as('Alex');
    const { status, body } = await alex.get('/v1.0/deviceManagement/roleDefinitions');
    assert.equal(status, 501);
    assert.match(body.error.message, /GET \/graph\/v1\.0\/deviceManagement\/roleDefinitions/);
  });
});
