import assert from 'node:assert/strict';
import type { RecordedRequest } from '../../src/simulator/record/record.ts';
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
});
