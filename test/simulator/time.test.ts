import assert from 'node:assert/strict';
import { EXACT } from '../../src/simulator/pim/knobs.ts';
import { forDuration, R, roleAsk } from './asks.ts';
import { type GraphCaller, type Rig, startRig } from './rig.ts';

const REQUESTS = `${R}/roleAssignmentScheduleRequests`;
const INSTANCES = `${R}/roleAssignmentScheduleInstances/filterByCurrentUser(on='principal')?$filter=assignmentType eq 'Activated'`;
const STARTED = new Date('2026-11-24T08:00:00Z');

async function play(knobs: Partial<typeof EXACT>, work: (rig: Rig, alex: GraphCaller) => Promise<void>) {
  const rig = await startRig({ startedAt: STARTED, knobs: { ...EXACT, ...knobs } });
  try {
    await work(rig, await rig.as('Alex'));
  } finally {
    await rig.stop();
  }
}
const activate = (alex: GraphCaller, more: object = forDuration('PT2H')) =>
  alex.post(REQUESTS, roleAsk('selfActivate', alex.id, 'Security Reader', { ...more }));

describe('Behaviour over time', () => {
  it('provisioning takes its time, and the window counts from its end', () =>
    play({ provisioningMs: 60_000 }, async (rig, alex) => {
      const asked = await activate(alex);
      assert.equal(asked.body.status, 'PendingProvisioning');
      assert.deepEqual((await alex.get(INSTANCES)).body.value, []);
      await rig.later('PT61S');
      assert.equal((await alex.get(`${REQUESTS}/${asked.body.id}`)).body.status, 'Provisioned');
      const [held] = (await alex.get(INSTANCES)).body.value;
      assert.match(held.startDateTime, /^2026-11-24T08:01:/);
      assert.match(held.endDateTime, /^2026-11-24T10:01:/);
    }));

  it('a new request cannot be found by its id before it is replicated', () =>
    play({ replicationMs: 30_000 }, async (rig, alex) => {
      const { body } = await activate(alex);
      assert.equal((await alex.get(`${REQUESTS}/${body.id}`)).status, 404);
      await rig.later('PT31S');
      assert.equal((await alex.get(`${REQUESTS}/${body.id}`)).status, 200);
    }));

  it('lists lie behind: what is new is missing, what has ended is still there', () =>
    play({ listLagMs: 30_000 }, async (rig, alex) => {
      await activate(alex);
      assert.deepEqual((await alex.get(INSTANCES)).body.value, []);
      await rig.later('PT6M');
      assert.equal((await alex.get(INSTANCES)).body.value.length, 1);
      await alex.post(REQUESTS, roleAsk('selfDeactivate', alex.id, 'Security Reader'));
      assert.equal((await alex.get(INSTANCES)).body.value.length, 1);
      await rig.later('PT31S');
      assert.deepEqual((await alex.get(INSTANCES)).body.value, []);
    }));

  it('requests are purged after 45 days, cancelled ones after 30; what they made lives on', () =>
    play({}, async (rig, alex) => {
      const adele = await rig.as('Adele');
      const given = await adele.post(
        `${R}/roleEligibilityScheduleRequests`,
        roleAsk('adminAssign', alex.id, 'Message Center Reader', forDuration('P180D')),
      );
      const later = await activate(alex, forDuration('PT1H', '2027-03-01T00:00:00Z'));
      await alex.post(`${REQUESTS}/${later.body.id}/cancel`);
      await rig.later('P31D');
      assert.equal((await alex.get(`${REQUESTS}/${later.body.id}`)).status, 404);
      const byId = `${R}/roleEligibilityScheduleRequests/${given.body.id}`;
      assert.equal((await adele.get(byId)).status, 200);
      await rig.later('P15D');
      assert.equal((await adele.get(byId)).status, 404);
      assert.equal((await adele.get(`${R}/roleEligibilitySchedules/${given.body.targetScheduleId}`)).status, 200);
    }));

  it('what ends by itself is there a little longer, what is ended by hand is not', () =>
    play({ expiryMs: 60_000 }, async (rig, alex) => {
      const held = async () => (await alex.get(INSTANCES)).body.value.length;
      await activate(alex, forDuration('PT10M'));
      await rig.later('PT10M30S');
      assert.equal(await held(), 1);
      assert.equal((await activate(alex)).body.error.code, 'RoleAssignmentExists');
      await rig.later('PT1M');
      assert.equal(await held(), 0);
      await activate(alex);
      await rig.later('PT6M');
      await alex.post(REQUESTS, roleAsk('selfDeactivate', alex.id, 'Security Reader'));
      assert.equal(await held(), 0);
    }));

  it('the shortest activation, an approver’s time and the life of requests are as long as one sets', () =>
    play(
      { minimumActiveMs: 60_000, approvalWindowMs: 3_600_000, keptRequestsMs: 7_200_000, keptCancelledMs: 600_000 },
      async (rig, alex) => {
        assert.equal((await activate(alex, forDuration('PT30S'))).body.error.code, 'ActiveDurationTooShort');
        const active = await activate(alex, forDuration('PT2M'));
        const asked = await alex.post(
          REQUESTS,
          roleAsk('selfActivate', alex.id, 'User Administrator', { ...forDuration('PT1H') }),
        );
        const planned = await alex.post(
          REQUESTS,
          roleAsk('selfActivate', alex.id, 'Global Reader', { ...forDuration('PT1H', '2026-11-25T08:00:00Z') }),
        );
        await alex.post(`${REQUESTS}/${planned.body.id}/cancel`);
        await rig.later('PT61S');
        const ended = await alex.post(REQUESTS, roleAsk('selfDeactivate', alex.id, 'Security Reader'));
        assert.equal(ended.body.status, 'Revoked');
        await rig.later('PT10M');
        assert.equal((await alex.get(`${REQUESTS}/${planned.body.id}`)).status, 404);
        await rig.later('PT1H');
        assert.equal((await alex.get(`${REQUESTS}/${asked.body.id}`)).body.status, 'TimedOut');
        assert.equal((await alex.get(`${REQUESTS}/${active.body.id}`)).status, 200);
        await rig.later('PT1H');
        assert.equal((await alex.get(`${REQUESTS}/${active.body.id}`)).status, 404);
      },
    ));

  it('a start in the past means at once', () =>
    play({}, async (_rig, alex) => {
      const { body } = await activate(alex, forDuration('PT1H', '2026-11-23T00:00:00Z'));
      assert.equal(body.status, 'Provisioned');
      assert.match(body.scheduleInfo.startDateTime, /^2026-11-24T08:00:/);
    }));

  it('an activation for later whose eligibility has ended by then fails', () =>
    play({}, async (rig, alex) => {
      const adele = await rig.as('Adele');
      const { body } = await activate(alex, forDuration('PT1H', '2026-11-25T08:00:00Z'));
      assert.equal(body.status, 'Granted');
      await adele.post(`${R}/roleEligibilityScheduleRequests`, roleAsk('adminRemove', alex.id, 'Security Reader'));
      await rig.later('P1DT1M');
      assert.equal((await alex.get(`${REQUESTS}/${body.id}`)).body.status, 'Failed');
      assert.deepEqual((await alex.get(INSTANCES)).body.value, []);
    }));

  it('an assignment and its instance are one to one, also one made outside PIM', () =>
    play({}, async (_rig, alex) => {
      const { body } = await alex.get(`${R}/roleAssignmentScheduleInstances/filterByCurrentUser(on='principal')`);
      const outside = body.value.find((one: { startDateTime: string | null }) => one.startDateTime === null);
      assert.equal(outside.id, outside.roleAssignmentScheduleId);
      assert.equal(outside.id, outside.roleAssignmentOriginId);
      const schedules = await alex.get(`${R}/roleAssignmentSchedules/filterByCurrentUser(on='principal')`);
      const schedule = schedules.body.value.find((one: { id: string }) => one.id === outside.id);
      assert.equal(schedule.createdUsing, null);
    }));
});
