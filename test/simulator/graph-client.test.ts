import assert from 'node:assert/strict';
import { Client, type GraphError, PageIterator } from '@microsoft/microsoft-graph-client';
import { forDuration, roleAsk } from './asks.ts';
import { personId, type Rig, startRig } from './rig.ts';

const DIRECTORY = '/roleManagement/directory';
const OWN = `${DIRECTORY}/roleEligibilityScheduleInstances/filterByCurrentUser(on='principal')`;

describe("Microsoft's own Graph client against the simulator", () => {
  let rig: Rig;
  let clientOf: (name: string) => Promise<Client>;
  let realFetch: typeof fetch;

  before(async () => {
    rig = await startRig({ startedAt: new Date('2026-11-24T08:00:00Z') });
    // It has no way to be given a transport, so production's host is led to the simulator below it.
    realFetch = globalThis.fetch;
    globalThis.fetch = (input, init) =>
      realFetch(
        String(input instanceof Request ? input.url : input).replace('https://graph.microsoft.com', `${rig.url}/graph`),
        init,
      );
    clientOf = async (name) => {
      const { body } = await rig.control('tokens', {
        user: personId(name),
        resource: 'graph',
        claims: { amr: ['pwd', 'mfa'] },
      });
      return Client.init({ authProvider: (done) => done(null, body.accessToken) });
    };
  });
  after(async () => {
    globalThis.fetch = realFetch;
    await rig.stop();
  });

  it('lists and pages', async () => {
    const alex = await clientOf('Alex');
    const first = await alex.api(OWN).top(3).get();
    assert.equal(first.value.length, 3);
    const all: string[] = [];
    const pages = new PageIterator(alex, first, ({ id }) => {
      all.push(id);
      return true;
    });
    await pages.iterate();
    assert.equal(new Set(all).size, 11);
  });

  it('batches', async () => {
    const alex = await clientOf('Alex');
    const { responses } = await alex.api('/$batch').post({
      requests: [
        { id: 'me', method: 'GET', url: '/me' },
        { id: 'own', method: 'GET', url: OWN },
      ],
    });
    assert.deepEqual(
      responses.map((one: { status: number }) => one.status),
      [200, 200],
    );
  });

  it('activates and deactivates', async () => {
    const alex = await clientOf('Alex');
    const requests = `${DIRECTORY}/roleAssignmentScheduleRequests`;
    const made = await alex
      .api(requests)
      .post(roleAsk('selfActivate', personId('Alex'), 'Security Reader', forDuration('PT1H')));
    assert.equal(made.status, 'Provisioned');
    await rig.later('PT6M');
    const ended = await alex.api(requests).post(roleAsk('selfDeactivate', personId('Alex'), 'Security Reader'));
    assert.equal(ended.status, 'Revoked');
  });

  it('assigns and cancels', async () => {
    const adele = await clientOf('Adele');
    const requests = `${DIRECTORY}/roleEligibilityScheduleRequests`;
    const made = await adele
      .api(requests)
      .post(roleAsk('adminAssign', personId('Isaiah'), 'Reports Reader', forDuration('P1D', '2026-12-01T08:00:00Z')));
    assert.equal(made.status, 'Granted');
    await adele.api(`${requests}/${made.id}/cancel`).post({});
    assert.equal((await adele.api(`${requests}/${made.id}`).get()).status, 'Revoked');
  });

  it('gets its errors with code and request id', async () => {
    const alex = await clientOf('Alex');
    await assert.rejects(alex.api(`${DIRECTORY}/roleEligibilitySchedules`).get(), (error: GraphError) => {
      assert.equal(error.statusCode, 403);
      assert.equal(error.code, 'UnauthorizedAccessException');
      assert.ok(error.requestId);
      return true;
    });
  });
});
