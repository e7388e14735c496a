import type { Evidence } from '../evidence/evidence.ts';
import type { Post } from '../evidence/post.ts';
import type { Wish } from '../evidence/wish.ts';
import { isAccepted, type Write } from '../evidence/write.ts';

/** A history in which one person activates Security Reader, and all is well. Times in ms from its beginning. */
export const SAID = 'Security Reader is active until 14:02';

export const wish = (more: Partial<Wish> = {}): Wish => ({
  id: 'w1',
  personId: 'alex',
  role: 'Security Reader',
  action: 'activate',
  said: 'activate Security Reader for 4h because w1',
  askedAt: 1_000,
  endedAt: Number.POSITIVE_INFINITY,
  tries: [{ activityId: 'a1', isClick: false, sentAt: 1_000, answeredAt: 1_500, status: 200, words: '', body: 'null' }],
  ...more,
});

export const write = (more: Partial<Write> = {}): Write => ({
  startedAt: 1_100,
  endedAt: 1_200,
  simulatedAt: 1_100,
  personId: 'alex',
  role: 'Security Reader',
  action: 'activate',
  requestId: 'r1',
  mark: 'w1',
  status: 201,
  requestStatus: 'Provisioned',
  isOfTrial: false,
  ...more,
});

export const post = (more: Partial<Post> = {}): Post => ({
  startedAt: 1_300,
  endedAt: 1_310,
  chatId: 'chat',
  kind: 'post',
  activityId: 'a1',
  messageId: 'm1',
  thing: 'request|r1',
  words: SAID,
  isDone: true,
  isHeard: true,
  ...more,
});

/** Where nothing else is said, the bots noted just what PIM accepted. */
export function evidenceOf(more: Partial<Evidence> = {}): Evidence {
  const writes = more.writes ?? [write()];
  return {
    wishes: [wish()],
    writes,
    posts: [post()],
    chats: new Map([['alex', 'chat']]),
    kills: [],
    simulated: (realMs) => realMs,
    notes: {
      accepted: writes.filter((one) => isAccepted(one) && !one.isOfTrial),
      unfinished: [],
      messages: new Set(),
      broken: undefined,
    },
    remains: [],
    ...more,
  };
}
