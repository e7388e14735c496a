import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { afterLook, beginFollow, type FollowedRequest, requestKey, targetOf } from '../../../src/pim/index.ts';
import { createTellChange } from '../../../src/teams/delivery/following/tell-change.ts';
import { alex, duration, globalReader, request } from '../../pim/sample.ts';

const START = new Date('2026-11-24T08:00:00Z');
const LATER = new Date('2026-11-24T08:06:00Z');

/** An activation of Alex that PIM has in force for four hours. */
function active(): FollowedRequest {
  const window = { startsAt: undefined, expiration: { type: 'after-duration', duration: duration('PT4H') } } as const;
  const draft = {
    kind: 'assignment',
    action: 'selfActivate',
    target: targetOf(globalReader),
    principalId: alex.objectId,
    justification: undefined,
    ticket: undefined,
    window,
  } as const;
  const made = request({
    createdAt: START,
    status: 'Provisioned',
    startsAt: START,
    endsAt: new Date('2026-11-24T12:00:00Z'),
  });
  const intent = {
    activityId: 'a',
    actor: alex,
    write: { type: 'request', draft },
    requestId: randomUUID(),
    recordedAt: START,
  } as const;
  const follow = beginFollow(intent, { kind: 'answered', request: made }, START);
  assert.ok(follow);
  return follow;
}

describe('A look with nobody’s sign-in', () => {
  /** Which things are changed where the card shows `state` already. */
  async function changedWhere(state: string): Promise<readonly string[]> {
    const changed: string[] = [];
    const none = async () => assert.fail('nothing is posted');
    const tell = createTellChange({
      delivery: {
        stateOf: async () => state,
        post: none,
        showEverywhere: async (things) => {
          changed.push(...things);
          return 'shown';
        },
        finish: none,
        finishAll: none,
        adopt: none,
        mention: none,
        answerTo: none,
        forget: none,
        clicked: none,
        idle: none,
      },
      conversations: {
        chatWith: async () => ({
          conversationId: 'chat',
          tenantId: alex.tenantId,
          serviceUrl: 'https://smba.example',
          kind: 'personal',
        }),
      },
      nameOf: async () => undefined,
      fallbackZone: 'UTC',
    });
    const before = active();
    const after = afterLook(before, { kind: 'blind', looksOn: false }, LATER);
    assert.equal(await tell.change(before, after, { decision: undefined, seenAt: LATER }), true);
    return changed;
  }

  it('says on the card when it was seen last, and leaves earlier messages about changes alone', async () => {
    const { request: made } = active();
    assert.ok(made);
    assert.deepEqual(await changedWhere('active|29927760'), [requestKey(made)]);
  });

  it('takes nothing back that somebody told from sight, and was killed before that was remembered', async () => {
    assert.deepEqual(await changedWhere('ended'), []);
  });
});
