import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { systemClock } from '../../../src/core/clock.ts';
import type { FollowedRequest } from '../../../src/pim/index.ts';
import { createFollowStep } from '../../../src/teams/delivery/following/follow-step.ts';
import { silent } from '../../durable/databases.ts';
import { alex } from '../../pim/sample.ts';

describe('A look at a followed request whose job somebody else has by now', () => {
  const unused = async () => assert.fail('nobody asks for it');
  const follow = {
    id: randomUUID(),
    asker: alex,
    hasNeverArrived: true,
    state: 'in-doubt',
    failures: 0,
    endedAt: undefined,
  } as unknown as FollowedRequest;

  it('keeps nothing and puts no next look: both are the other’s', async () => {
    const control = new AbortController();
    const look = createFollowStep({
      providers: {} as never,
      ownReads: {} as never,
      asPerson: (_person, work) => work(),
      store: {
        find: async () => follow,
        change: unused,
        isAskedAgain: async () => false,
        waitingOf: unused,
        unqueued: unused,
        markQueued: unused,
      },
      queue: { put: unused },
      tell: {
        change: unused,
        neverArrived: async () => {
          control.abort(new Error('the lease is lost'));
          return true;
        },
      },
      finishAbandoned: async () => undefined,
      clock: systemClock,
      logger: silent,
    });
    await assert.rejects(look(follow.id, control.signal), /the lease is lost/);
  });
});
