import assert from 'node:assert/strict';
import { forDuration, forGood, G, groupAsk, R, roleAsk } from './asks.ts';
import { type GraphCaller, personId, type Rig, startRig } from './rig.ts';

/** Both faces of PIM in Graph behave alike; each gets the same nine actions. */
const FACES = [
  {
    name: 'Entra roles',
    assignments: `${R}/roleAssignmentSchedule`,
    eligibilities: `${R}/roleEligibilitySchedule`,
    ask: (action: string, who: string, more: object) => roleAsk(action, who, 'Security Reader', { ...more }),
    of: (principalId: string) => `$filter=principalId eq '${principalId}'`,
  },
  {
    name: 'groups',
    assignments: `${G}/assignmentSchedule`,
    eligibilities: `${G}/eligibilitySchedule`,
    ask: (action: string, who: string, more: object) => groupAsk(action, who, 'Prod Database Operators', { ...more }),
    of: (principalId: string) => `$filter=principalId eq '${principalId}'`,
  },
] as const;

for (const face of FACES)
  describe(`The nine actions of PIM on ${face.name}`, () => {
    const isaiahId = personId('Isaiah');
    let rig: Rig;
    let adele: GraphCaller;
    let alex: GraphCaller;
    let isaiah: GraphCaller;

    before(async () => {
      rig = await startRig({ startedAt: new Date('2026-11-24T08:00:00Z') });
    });
    after(() => rig.stop());
    beforeEach(async () => {
      await rig.control('reset', {});
      [adele, alex, isaiah] = [await rig.as('Adele'), await rig.as('Alex'), await rig.as('Isaiah')];
    });

    const post = (caller: GraphCaller, half: 'assignments' | 'eligibilities', action: string, who: string, more = {}) =>
      caller.post(`${face[half]}Requests`, face.ask(action, who, more));
    const instancesOf = async (caller: GraphCaller, half: 'assignments' | 'eligibilities') => {
      const { body } = await caller.get(`${face[half]}Instances/filterByCurrentUser(on='principal')`);
      return body.value as { startDateTime: string; endDateTime: string | null; memberType: string }[];
    };
    const heldCount = async (caller: GraphCaller, half: 'assignments' | 'eligibilities') =>
      (await instancesOf(caller, half)).length;

    for (const half of ['assignments', 'eligibilities'] as const)
      describe(half, () => {
        it('adminAssign gives, adminRemove takes away at once', async () => {
          const given = await post(adele, half, 'adminAssign', isaiahId, forDuration('P10D'));
          assert.equal(given.status, 201);
          assert.equal(given.body.status, 'Provisioned');
          assert.equal(await heldCount(isaiah, half), 1);
          const removed = await post(adele, half, 'adminRemove', isaiahId);
          assert.deepEqual([removed.status, removed.body.status], [201, 'Revoked']);
          assert.deepEqual(
            [removed.body.scheduleInfo, removed.body.targetScheduleId, removed.body.completedDateTime],
            [null, null, null],
          );
          assert.equal(await heldCount(isaiah, half), 0);
        });

        it('an assignment for later waits as Granted and begins by the clock', async () => {
          const given = await post(adele, half, 'adminAssign', isaiahId, forDuration('PT8H', '2026-11-24T12:00:00Z'));
          assert.equal(given.body.status, 'Granted');
          assert.equal(await heldCount(isaiah, half), 0);
          await rig.later('PT4H1M');
          assert.equal(await heldCount(isaiah, half), 1);
          const read = await adele.get(`${face[half]}Requests/${given.body.id}`);
          assert.equal(read.body.status, 'Provisioned');
        });

        it('adminUpdate changes the window and keeps the schedule', async () => {
          const given = await post(adele, half, 'adminAssign', isaiahId, forDuration('P10D'));
          const changed = await post(adele, half, 'adminUpdate', isaiahId, forDuration('P2D'));
          assert.equal(changed.status, 201);
          assert.equal(changed.body.targetScheduleId, given.body.targetScheduleId);
          const [held] = await instancesOf(isaiah, half);
          assert.match(held?.endDateTime ?? '', /^2026-11-26T08:0/);
        });

        it('adminExtend moves the end, and only to a later one', async () => {
          await post(adele, half, 'adminAssign', isaiahId, forDuration('P10D'));
          const earlier = await post(adele, half, 'adminExtend', isaiahId, forDuration('P9D'));
          assert.equal(earlier.body.error.code, 'InvalidRoleAssignmentRequest');
          assert.equal((await post(adele, half, 'adminExtend', isaiahId, forDuration('P20D'))).status, 201);
          await rig.later('P15D');
          assert.equal(await heldCount(isaiah, half), 1);
        });

        it('adminRenew gives again what has ended, and nothing else', async () => {
          const without = await post(adele, half, 'adminRenew', isaiahId, forDuration('P10D'));
          assert.equal(without.body.error.code, 'RoleAssignmentDoesNotExist');
          await post(adele, half, 'adminAssign', isaiahId, forDuration('P10D'));
          const early = await post(adele, half, 'adminRenew', isaiahId, forDuration('P10D'));
          assert.equal(early.body.error.code, 'RoleAssignmentExists');
          await rig.later('P11D');
          assert.equal(await heldCount(isaiah, half), 0);
          assert.equal((await post(adele, half, 'adminRenew', isaiahId, forDuration('P10D'))).status, 201);
          assert.equal(await heldCount(isaiah, half), 1);
        });

        it('selfExtend waits for an administrator, whose adminExtend answers it', async () => {
          await post(adele, half, 'adminAssign', isaiahId, forDuration('P10D'));
          const asked = await post(isaiah, half, 'selfExtend', isaiahId, forDuration('P20D'));
          assert.deepEqual([asked.status, asked.body.status], [201, 'PendingAdminDecision']);
          const again = await post(isaiah, half, 'selfExtend', isaiahId, forDuration('P20D'));
          assert.equal(again.body.error.code, 'PendingRoleAssignmentRequest');
          await post(adele, half, 'adminExtend', isaiahId, forDuration('P20D'));
          const read = await isaiah.get(`${face[half]}Requests/${asked.body.id}`);
          assert.equal(read.body.status, 'Provisioned');
        });

        it('selfRenew asks for what has ended', async () => {
          await post(adele, half, 'adminAssign', isaiahId, forDuration('P10D'));
          const early = await post(isaiah, half, 'selfRenew', isaiahId, forDuration('P10D'));
          assert.equal(early.body.error.code, 'RoleAssignmentExists');
          await rig.later('P11D');
          const asked = await post(isaiah, half, 'selfRenew', isaiahId, forDuration('P10D'));
          assert.equal(asked.body.status, 'PendingAdminDecision');
          const { status } = await isaiah.post(`${face[half]}Requests/${asked.body.id}/cancel`);
          assert.equal(status, 204);
          const read = await isaiah.get(`${face[half]}Requests/${asked.body.id}`);
          assert.equal(read.body.status, half === 'assignments' ? 'Canceled' : 'Revoked');
        });

        it('what is done without the right to administer is refused', async () => {
          const { status, body } = await post(isaiah, half, 'adminAssign', isaiahId, forDuration('P10D'));
          assert.deepEqual([status, body.error.code], [403, 'UnauthorizedAccessException']);
        });
      });

    it('selfActivate makes the eligible active, selfDeactivate ends it after five minutes', async () => {
      const asked = await post(alex, 'assignments', 'selfActivate', alex.id, forDuration('PT2H'));
      assert.deepEqual([asked.status, asked.body.status], [201, 'Provisioned']);
      const young = await post(alex, 'assignments', 'selfDeactivate', alex.id);
      assert.equal(young.body.error.code, 'ActiveDurationTooShort');
      await rig.later('PT6M');
      const ended = await post(alex, 'assignments', 'selfDeactivate', alex.id);
      assert.equal(ended.body.status, 'Revoked');
      const again = await post(alex, 'assignments', 'selfActivate', alex.id, forDuration('PT2H'));
      assert.equal(again.status, 201);
    });

    it('an activation ends by itself, and its eligibility stays', async () => {
      const before = await heldCount(alex, 'assignments');
      await post(alex, 'assignments', 'selfActivate', alex.id, forDuration('PT2H'));
      assert.equal(await heldCount(alex, 'assignments'), before + 1);
      await rig.later('PT2H1M');
      assert.equal(await heldCount(alex, 'assignments'), before);
      assert.equal((await post(alex, 'assignments', 'selfActivate', alex.id, forDuration('PT1H'))).status, 201);
    });

    it('removing an eligibility ends the activation that rests on it', async () => {
      const before = await heldCount(alex, 'assignments');
      await post(alex, 'assignments', 'selfActivate', alex.id, forDuration('PT2H'));
      await post(adele, 'eligibilities', 'adminRemove', alex.id);
      assert.equal(await heldCount(alex, 'assignments'), before);
    });

    it('an eligibility itself cannot be activated into another', async () => {
      const { status, body } = await post(alex, 'eligibilities', 'selfActivate', alex.id, forDuration('PT2H'));
      assert.deepEqual([status, body.error.code], [400, 'InvalidRoleAssignmentRequest']);
    });

    it('a dry run passes through all checks and leaves nothing behind', async () => {
      const before = await heldCount(alex, 'assignments');
      const tried = await post(alex, 'assignments', 'selfActivate', alex.id, {
        ...forDuration('PT2H'),
        isValidationOnly: true,
      });
      assert.deepEqual([tried.status, tried.body.isValidationOnly], [201, true]);
      const long = await post(alex, 'assignments', 'selfActivate', alex.id, {
        ...forDuration('PT23H'),
        isValidationOnly: true,
      });
      assert.equal(long.body.error.code, 'RoleAssignmentRequestPolicyValidationFailed');
      assert.equal(await heldCount(alex, 'assignments'), before);
    });

    it('a permanent activation is against the policy', async () => {
      const { body } = await post(alex, 'assignments', 'selfActivate', alex.id, forGood);
      assert.match(body.error.message, /ExpirationRule - The policy does not allow permanent assignment/);
    });
  });
