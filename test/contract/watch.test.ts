import assert from 'node:assert/strict';
import type { RecordedRequest } from '../../src/simulator/record/record.ts';
import { type ArmRig, ask, at, DEV, forDuration, newGuid, startArmRig } from '../simulator/arm/arm-rig.ts';
import { type Rig, startRig } from '../simulator/rig.ts';
import { createContract } from './contract.ts';
import { REFERENCE } from './openapi.ts';
import { readTraffic } from './read-traffic.ts';
import { createWatch, type Watch } from './watch.ts';

const OWN = "/roleManagement/directory/roleAssignmentScheduleInstances/filterByCurrentUser(on='principal')";
const REQUESTS = '/v1.0/roleManagement/directory/roleAssignmentScheduleRequests';

describe('The watch over the traffic of the whole run', () => {
  let watch: Watch;
  let rig: Rig;

  before(async function () {
    // mocha-hooks.ts and contract.test.ts say that nothing is looked at.
    if (!REFERENCE) return this.skip();
    rig = await startRig();
  });
  after(() => rig?.stop());
  beforeEach(async () => {
    watch = createWatch(createContract());
    watch.started('a test');
    await rig.control('reset', {});
  });

  /** Shows the watch what the rig recorded, changed. */
  async function seeChanged(change: (line: RecordedRequest) => object): Promise<string> {
    for (const line of await readTraffic(rig.url)) watch.see({ ...line, ...change(line) });
    return watch.broken().join('\n');
  }

  it('has nothing to say where all is well', async () => {
    await (await rig.as('Alex')).get(`/v1.0${OWN}`);
    assert.equal(await seeChanged(() => ({})), '');
    assert.equal(watch.seen(), 1);
  });

  it('names the test in which an answer was wrong', async () => {
    await (await rig.as('Alex')).get(`/v1.0${OWN}`);
    assert.match(
      await seeChanged(() => ({ responseBody: { value: [{ memberType: 7 }] } })),
      /memberType is 7.*in: a test$/,
    );
  });

  it('looks into the parts of a batch', async () => {
    await (await rig.as('Alex')).post('/v1.0/$batch', { requests: [{ id: '1', method: 'GET', url: OWN }] });
    const responses = [{ id: '1', status: 200, body: { value: 7 } }];
    assert.match(
      await seeChanged(() => ({ responseBody: { responses } })),
      /filterByCurrentUser.*response\.value is 7/,
    );
  });

  it('takes any answer of a fault, and still looks at what was asked', async () => {
    await rig.control('faults', { service: 'graph', status: 503, body: { colour: 'red' } });
    await (await rig.as('Alex')).post(REQUESTS, { action: 'selfActivate' });
    const said = await seeChanged(() => ({ requestBody: { colour: 'blue' } }));
    assert.match(said, /request\.colour is a member/);
    assert.doesNotMatch(said, /response/);
  });

  it('looks at what was asked also where PIM refused it, but not where it could not be read', async () => {
    const alex = await rig.as('Alex');
    await alex.post(REQUESTS, { action: 'selfDestruct' });
    assert.equal(await seeChanged(() => ({})), '');
    const error = { code: 'RoleAssignmentExists', message: '' };
    assert.match(await seeChanged(() => ({ responseBody: { error } })), /request\.action is "selfDestruct"/);
  });

  describe('over Azure', () => {
    let azure: ArmRig;

    before(async function () {
      if (!REFERENCE) return this.skip();
      azure = await startArmRig();
    });
    after(() => azure?.stop());

    /** An activation in Azure and the list of it, as the watch sees them once they were changed. */
    async function said(change: (text: string) => string): Promise<string> {
      await azure.control('reset', {});
      const alex = await azure.as('Alex');
      await alex.put(
        at(DEV, `roleAssignmentScheduleRequests/${newGuid()}`),
        ask('SelfActivate', alex.id, DEV, 'Contributor', forDuration('PT1H')),
      );
      await alex.get(at('', 'roleAssignmentScheduleInstances', { $filter: 'asTarget()' }));
      for (const line of await readTraffic(azure.url)) {
        const responseBody = JSON.parse(change(JSON.stringify(line.responseBody)));
        watch.see({ ...line, responseBody });
      }
      return watch.broken().join('\n');
    }

    it('has nothing to say where all is well', async () => {
      assert.equal(await said((text) => text), '');
      assert.equal(watch.seen(), 2);
    });

    for (const [what, from, to, sentence] of [
      [
        'a member that is not there',
        '"memberType"',
        '"kindOfMember"',
        /response\.value\[0\]\.properties\.kindOfMember is a member that/,
      ],
      ['a word that is none', '"Activated"', '"Switched on"', /assignmentType is "Switched on"/],
      ['a null', '"memberType":"Direct"', '"memberType":null', /memberType is null, which the schema does not allow/],
      ['a number for a text', '"status":"Provisioned"', '"status":7', /properties\.status is 7/],
      [
        'a type in upper case',
        'Authorization/roleAssignmentScheduleRequests"',
        'Authorization/RoleAssignmentScheduleRequests"',
        /begins in upper case/,
      ],
      ['ids of 2022', '"/subscriptions/', '"/providers/Microsoft.Subscription/subscriptions/', /in the form of 2022/],
      ['times in the other form', '+00:00"', 'Z"', /scheduleInfo\.startDateTime is .* a time in the other form/],
      ['something required left out', '"principalId":', '"principal":', /response\.properties\.principalId is missing/],
    ] as const)
      it(`names an answer with ${what}`, async () => {
        assert.match(await said((text) => text.replaceAll(from, to)), sentence);
      });

    it('names a request with what is not described', async () => {
      const alex = await azure.as('Alex');
      await azure.control('reset', {});
      await alex.get(at(DEV, 'roleAssignmentSchedules', { $filter: 'asTarget()' }));
      for (const line of await readTraffic(azure.url)) watch.see({ ...line, url: `${line.url}&%24colour=red` });
      assert.match(watch.broken().join(), /query has \$colour, which is not described/);
    });

    it('names an answer under a version that has no such operation', async () => {
      const alex = await azure.as('Alex');
      await azure.control('reset', {});
      await alex.get(at('', 'roleAssignmentSchedules', { $filter: 'asTarget()' }));
      for (const line of await readTraffic(azure.url))
        watch.see({ ...line, url: line.url.replace('2020-10-01', '2022-04-01') });
      assert.match(watch.broken().join(), /is no operation of Azure Resource Manager/);
    });

    it('names a policy assignment in the plural', async () => {
      const adele = await azure.as('Adele');
      await azure.control('reset', {});
      await adele.get(at(DEV, 'roleManagementPolicyAssignments'));
      for (const line of await readTraffic(azure.url)) {
        const text = JSON.stringify(line.responseBody).replaceAll('roleManagementPolicyAssignment', '$&s');
        watch.see({ ...line, responseBody: JSON.parse(text) });
      }
      assert.match(watch.broken().join(), /which is plural/);
    });
  });
});
