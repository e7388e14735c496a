import assert from 'node:assert/strict';
import type { Access, Action, Kind } from '../../../src/simulator/pim/model.ts';
import { PimRefusal } from '../../../src/simulator/pim/refusal.ts';
import { ADMINISTRATOR, BYSTANDER, STAGES, type Stage } from './casts.ts';
import { nothingIsHeldTwiceAtOnce } from './invariants/windows.ts';
import { Play } from './play.ts';

const HOUR = 3_600_000;

/** One person and one right, told in the order in which things happen. */
class Story {
  private readonly play: Play;
  private readonly access: Access;

  constructor(stage: Stage, isApproved = false) {
    const access = stage.cast.accesses.find((one) => stage.approversOf(one).length > 0 === isApproved);
    assert.ok(access);
    this.play = new Play(stage);
    this.access = access;
  }

  /** Whole hours from now. */
  asks(action: Action, hours: { lasting: number; in?: number }, kind: Kind = 'assignment'): string {
    const { stage, at, now, pim } = this.play;
    const { access } = this;
    const by = action.startsWith('self') ? BYSTANDER : ADMINISTRATOR;
    const id = crypto.randomUUID();
    const ask = {
      action,
      principalId: BYSTANDER,
      access,
      justification: 'INC-4711',
      ticket: { number: 'INC-4711', system: null },
      customData: null,
      start: hours.in === undefined ? null : new Date(now.getTime() + hours.in * HOUR),
      expiration: { type: 'afterDuration' as const, duration: `PT${hours.lasting}H` },
    };
    pim.submit(kind, ask, stage.face.caller(by, at), now, { isDryRun: false, id });
    return id;
  }

  isEligible(lasting: number): void {
    this.asks('adminAssign', { lasting }, 'eligibility');
  }

  isGivenItPastPim(): void {
    this.play.does({ type: 'outside', principalId: BYSTANDER, access: this.access });
    assert.equal(this.timesHeld, 1);
  }

  isApproved(requestId: string): void {
    const { stage, at, now, pim } = this.play;
    const [approver = ''] = stage.approversOf(this.access);
    const ask = { requestId, isApproved: true, justification: 'fine', isApprover: true };
    pim.decide(ask, stage.face.caller(approver, at), now);
  }

  takesBack(requestId: string): void {
    const { stage, at, now, pim } = this.play;
    pim.cancel('eligibility', requestId, stage.face.caller(ADMINISTRATOR, at), now);
  }

  statusOf(requestId: string): string | undefined {
    const { now, pim } = this.play;
    const request = pim.request(requestId, now);
    return request && pim.statusOf(request, now);
  }

  hoursPass(hours: number): void {
    this.play.does({ type: 'wait', ms: hours * HOUR });
  }

  get timesHeld(): number {
    nothingIsHeldTwiceAtOnce(this.play);
    const { role, scope } = this.access;
    return this.play.held.filter(
      (one) => one.principalId === BYSTANDER && one.access.role === role && one.access.scope === scope,
    ).length;
  }
}

const refused = (code: string) => (error: unknown) => error instanceof PimRefusal && error.code === code;

const azure = STAGES.filter(({ surface }) => !surface);

describe('Nobody has the same right twice', () => {
  for (const stage of STAGES.filter(({ face }) => face.givesOutside)) {
    const across = stage.surface ? 'PendingRoleAssignmentRequest' : 'OverlapsPendingRoleAssignmentRequests';

    it(`when what was given past PIM is prolonged into a planned activation: ${stage.face.name}`, () => {
      const story = new Story(stage);
      story.isEligible(24);
      story.asks('selfActivate', { lasting: 1, in: 1 });
      story.isGivenItPastPim();
      for (const action of ['adminExtend', 'adminUpdate'] as const)
        assert.throws(() => story.asks(action, { lasting: 20 }), refused(across), action);
      story.hoursPass(1);
      assert.equal(story.timesHeld, 1);
    });

    it(`when it is given past PIM in the moment of the approval: ${stage.face.name}`, () => {
      const story = new Story(stage, true);
      story.isEligible(24);
      const request = story.asks('selfActivate', { lasting: 1 });
      story.isGivenItPastPim();
      story.isApproved(request);
      assert.equal(story.timesHeld, 1);
    });
  }

  for (const stage of STAGES) {
    it(`when an administrator renews what its holder has activated meanwhile: ${stage.face.name}`, () => {
      const story = new Story(stage);
      story.asks('adminAssign', { lasting: 1 });
      story.hoursPass(2);
      story.isEligible(24);
      story.asks('selfActivate', { lasting: 1 });
      assert.throws(() => story.asks('adminRenew', { lasting: 4 }), refused('RoleAssignmentExists'));
      assert.equal(story.timesHeld, 1);
      story.hoursPass(2);
      story.asks('adminRenew', { lasting: 4 });
      assert.equal(story.timesHeld, 1);
    });

    it(`when an approval comes after the right was renewed: ${stage.face.name}`, () => {
      const story = new Story(stage, true);
      story.asks('adminAssign', { lasting: 1 });
      story.hoursPass(2);
      story.isEligible(24);
      const request = story.asks('selfActivate', { lasting: 1 });
      story.asks('adminRenew', { lasting: 4 });
      assert.throws(() => story.isApproved(request), refused('RoleAssignmentExists'));
      assert.equal(story.timesHeld, 1);
    });
  }

  for (const stage of azure) {
    it(`when an approval comes so late that it reaches into what is planned: ${stage.face.name}`, () => {
      const story = new Story(stage, true);
      story.isEligible(24);
      story.asks('adminAssign', { lasting: 4, in: 3 });
      const request = story.asks('selfActivate', { lasting: 1 });
      story.hoursPass(2.5);
      assert.throws(() => story.isApproved(request), refused('OverlapsPendingRoleAssignmentRequests'));
      story.hoursPass(1);
      assert.equal(story.timesHeld, 1);
    });

    it(`when what is planned is put forward into an activation: ${stage.face.name}`, () => {
      const story = new Story(stage);
      story.isEligible(24);
      story.asks('adminAssign', { lasting: 4, in: 3 });
      story.asks('selfActivate', { lasting: 2 });
      assert.throws(() => story.asks('adminUpdate', { lasting: 4, in: 1 }), refused('RoleAssignmentExists'));
      story.asks('adminUpdate', { lasting: 4, in: 4 });
      story.hoursPass(1);
      assert.equal(story.timesHeld, 1);
    });

    it(`when an eligibility is shortened, and prolonged again under a planned activation: ${stage.face.name}`, () => {
      const story = new Story(stage);
      story.isEligible(24);
      story.asks('selfActivate', { lasting: 4, in: 1 });
      story.asks('adminUpdate', { lasting: 2 }, 'eligibility');
      assert.throws(
        () => story.asks('adminAssign', { lasting: 4, in: 3 }),
        refused('OverlapsPendingRoleAssignmentRequests'),
      );
      story.asks('adminUpdate', { lasting: 24 }, 'eligibility');
      story.hoursPass(3.5);
      assert.equal(story.timesHeld, 1);
    });

    it(`and an activation stays begun when its eligibility is put off and then taken away: ${stage.face.name}`, () => {
      for (const isTakenBack of [false, true]) {
        const story = new Story(stage);
        story.isEligible(24);
        const activation = story.asks('selfActivate', { lasting: 1 });
        const change = story.asks('adminUpdate', { lasting: 1, in: 24 }, 'eligibility');
        story.hoursPass(0.1);
        assert.deepEqual([story.timesHeld, story.statusOf(activation)], [1, 'Provisioned']);
        if (isTakenBack) story.takesBack(change);
        else story.asks('adminRemove', { lasting: 1 }, 'eligibility');
        assert.deepEqual([story.timesHeld, story.statusOf(activation)], [0, 'Provisioned']);
      }
    });
  }
});
