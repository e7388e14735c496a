import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { AppError } from '../../src/core/app-error.ts';
import {
  afterLook,
  beginFollow,
  type FollowedRequest,
  type FollowLook,
  type Intent,
  type IntentOutcome,
  nextLook,
  type ScheduleRequest,
  targetOf,
} from '../../src/pim/index.ts';
import { isWorthAMessage } from '../../src/teams/delivery/following/is-worth-a-message.ts';
import { alex, duration, globalReader, request } from './sample.ts';

const START = new Date('2026-11-24T08:00:00Z');
const at = (seconds: number): Date => new Date(START.getTime() + seconds * 1000);

const intent = (action: 'selfActivate' | 'selfExtend' = 'selfActivate'): Intent => ({
  activityId: 'activity-1',
  actor: alex,
  write: {
    type: 'request',
    draft: {
      kind: 'assignment',
      action,
      target: targetOf(globalReader),
      principalId: alex.objectId,
      justification: undefined,
      ticket: undefined,
      window: { startsAt: undefined, expiration: { type: 'after-duration', duration: duration('PT1H') } },
    },
  },
  requestId: randomUUID(),
  recordedAt: START,
});
const answered = (what: Partial<ScheduleRequest>): IntentOutcome => ({
  kind: 'answered',
  request: request({ createdAt: START, ...what }),
});
const begun = (what: Partial<ScheduleRequest>): FollowedRequest => {
  const follow = beginFollow(intent(), answered(what), START);
  assert.ok(follow, 'it is followed');
  return follow;
};
const ACTIVE = { status: 'Provisioned', startsAt: START, endsAt: at(3600) };
const WAITING = { status: 'PendingApproval', approvalId: 'a' };
const seen = (what: Partial<ScheduleRequest>, state: FollowedRequest['state'], isAbsent = false): FollowLook => ({
  kind: 'seen',
  by: alex,
  request: request({ createdAt: START, ...what }),
  state: state as 'active',
  endsAt: what.endsAt,
  isAbsent,
});

describe('Following a request', () => {
  it('begins with what is still to be expected, and with nothing that is over', () => {
    const outcomes: [Partial<ScheduleRequest>, string | undefined][] = [
      [WAITING, 'waiting-for-approval'],
      [{ status: 'Granted', startsAt: at(600) }, 'scheduled'],
      [{ status: 'PendingProvisioning' }, 'provisioning'],
      [{ status: 'Something new' }, 'unknown'],
      [ACTIVE, 'active'],
      [{ status: 'Denied' }, undefined],
      [{ status: 'Failed' }, undefined],
    ];
    for (const [what, state] of outcomes) assert.equal(beginFollow(intent(), answered(what), START)?.state, state);
    assert.equal(beginFollow(intent('selfExtend'), answered(ACTIVE), START), undefined);
  });

  it('begins with a lost answer, and with a wish that never got to PIM', () => {
    const lost = new AppError('NoAnswer', 'lost', { facts: { sent: 'maybe' } });
    const never = new AppError('NeverArrived', 'never');
    const refused = new AppError('SignInNeeded', 'no', { facts: { sent: 'no' } });
    const follow = (error: AppError) => beginFollow(intent(), { kind: 'failed', error }, START);
    assert.equal(follow(lost)?.state, 'in-doubt');
    assert.equal(follow(never)?.hasNeverArrived, true);
    assert.equal(follow(refused), undefined);
  });

  it('tells what was found out long after the turn ended, whatever it became meanwhile', () => {
    const follow = beginFollow(intent(), answered({ status: 'Denied' }), at(600));
    assert.equal(follow?.state, 'in-doubt');
  });

  it('looks at growing intervals, and where PIM changes it by itself', () => {
    let follow = begun({ status: 'PendingProvisioning' });
    const pauses: number[] = [];
    let now = START;
    for (let look = 0; look < 8; look += 1) {
      const next = nextLook(follow, now);
      assert.ok(next);
      pauses.push((next.getTime() - now.getTime()) / 1000);
      now = next;
      follow = afterLook(follow, { kind: 'not-shown' }, now);
    }
    assert.deepEqual(pauses.slice(0, 6), [2, 4, 8, 15, 30, 60]);
    assert.ok((pauses[7] ?? 0) > 60);
    const waiting = { ...begun(WAITING), looks: 9 };
    assert.equal(
      nextLook(waiting, at(20 * 3600))?.getTime(),
      at(20 * 3600 + 300).getTime(),
      'five minutes at the most',
    );
    assert.equal(nextLook(waiting, at(23.95 * 3600))?.getTime(), at(24 * 3600 + 2).getTime(), 'when it lapses');
    const active = { ...begun(ACTIVE), looks: 9 };
    assert.equal(nextLook(active, at(3500))?.getTime(), at(3602).getTime(), 'when it ends');
  });

  it('does not believe at once that an activation is gone: PIM’s lists lag', () => {
    const active = begun(ACTIVE);
    const first = afterLook(active, seen(ACTIVE, 'active', true), at(60));
    assert.equal(first.state, 'active');
    assert.equal(afterLook(first, seen(ACTIVE, 'active'), at(65)).absentSince, undefined);
    assert.equal(afterLook(first, seen(ACTIVE, 'active', true), at(71)).state, 'ended');
    const approved = afterLook(begun(WAITING), seen(ACTIVE, 'active', true), at(60));
    assert.equal(approved.state, 'provisioning');
    assert.equal(afterLook(approved, seen(ACTIVE, 'active', true), at(120)).state, 'provisioning');
    assert.equal(afterLook(approved, seen(ACTIVE, 'active', true), at(181)).state, 'ended');
  });

  it('without anybody’s sign-in waits until its asker speaks, but knows that an end has come', () => {
    const waiting = afterLook(begun(WAITING), { kind: 'blind', looksOn: false }, at(60));
    assert.ok(waiting.isWaiting && waiting.nextLookAt === undefined && waiting.seenAt === START);
    const active = afterLook(begun(ACTIVE), { kind: 'blind', looksOn: false }, at(60));
    assert.equal(active.nextLookAt?.getTime(), at(3600).getTime());
    const watched = afterLook(begun(WAITING), { kind: 'blind', looksOn: true }, at(60));
    assert.ok(watched.isWaiting && watched.nextLookAt !== undefined, 'the bot itself looks on');
    const ended = afterLook(active, { kind: 'blind', looksOn: false }, at(3601));
    assert.ok(ended.state === 'ended' && ended.endedAt);
  });

  it('of a later start looks again when it begins, and when it ends', () => {
    const scheduled = { ...begun({ status: 'Granted', startsAt: at(600), endsAt: at(4200) }), looks: 9 };
    assert.equal(nextLook(scheduled, at(590))?.getTime(), at(602).getTime());
    const active = afterLook(scheduled, seen({ ...ACTIVE, startsAt: at(600), endsAt: at(4200) }, 'active'), at(602));
    assert.ok(active.state === 'active' && isWorthAMessage('scheduled', active, at(602)));
    assert.equal(nextLook({ ...active, looks: 9 }, at(4190))?.getTime(), at(4202).getTime());
    const ended = afterLook(active, seen({ status: 'Provisioned', endsAt: at(4200) }, 'ended'), at(4202));
    assert.ok(ended.endedAt && isWorthAMessage('active', ended, at(4202)));
  });

  it('ends where nothing more is to be expected', () => {
    assert.ok(afterLook(begun(WAITING), seen({ status: 'Denied' }, 'denied'), at(60)).endedAt);
    assert.equal(afterLook(begun(WAITING), seen(ACTIVE, 'active'), at(60)).endedAt, undefined);
  });

  it('tells by a message what others did, and what came late', () => {
    const worth = (before: FollowedRequest['state'], state: FollowedRequest['state'], seconds: number, mine = false) =>
      isWorthAMessage(before, { ...begun(WAITING), state, isEndedByAsker: mine }, at(seconds));
    assert.ok(worth('waiting-for-approval', 'active', 5));
    assert.ok(worth('waiting-for-approval', 'denied', 5));
    assert.ok(worth('scheduled', 'active', 5));
    assert.ok(worth('active', 'ended', 3600));
    assert.ok(!worth('active', 'ended', 3600, true));
    assert.ok(!worth('waiting-for-approval', 'cancelled', 60, true));
    assert.ok(!worth('provisioning', 'active', 5), 'who asked a moment ago sees the card');
    assert.ok(worth('provisioning', 'active', 300));
  });
});
