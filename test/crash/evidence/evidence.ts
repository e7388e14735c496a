import type { Notes } from './notes.ts';
import { isNotice, type Post } from './post.ts';
import type { Remainder } from './remainder.ts';
import type { Simulated } from './states-during.ts';
import type { Wish } from './wish.ts';
import type { Write } from './write.ts';

/** All that a trial left behind. */
export interface Evidence {
  readonly wishes: readonly Wish[];
  /** In order of arrival. */
  readonly writes: readonly Write[];
  readonly posts: readonly Post[];
  /** The chat of each person, by object id. */
  readonly chats: ReadonlyMap<string, string>;
  /** When a bot was killed, real time, ms. */
  readonly kills: readonly number[];
  readonly simulated: Simulated;
  /** What the bots noted of their writes. */
  readonly notes: Notes;
  /** What stands in the chats once everything that was asked for is over. */
  readonly remains: readonly Remainder[];
}

/** What one check found wrong with one wish. */
export interface Finding {
  readonly wishId: string;
  readonly what: string;
}

export const writesOf = ({ writes }: Pick<Evidence, 'writes'>, personId: string, role: string): readonly Write[] =>
  writes.filter((write) => write.role === role && isAbout(write, personId, writes));

/** An approver's write is about whoever asked. */
function isAbout(write: Write, personId: string, all: readonly Write[]): boolean {
  if (write.action !== 'approve') return write.personId === personId;
  return all.some((one) => one.requestId === write.requestId && one.personId === personId && one.action === 'activate');
}

/** The bot's own writes that carry out a wish: those that name it, or that its person made of its lane meanwhile. */
export function writesFor(evidence: Evidence, wish: Wish): readonly Write[] {
  const { id, action, personId, role, askedAt, endedAt } = wish;
  return evidence.writes.filter((write) => {
    if (write.isOfTrial || write.action !== action || write.role !== role || write.personId !== personId) return false;
    return write.mark === undefined ? write.startedAt >= askedAt && write.startedAt < endedAt : write.mark === id;
  });
}

/**
 * What answers a wish in the chat of its person: posts that stand there since then, and their edits. What is told of a
 * followed request by itself, what becomes of older cards, and what repeats a lost answer to an earlier wish, is about others.
 */
export function postsFor(
  { posts, chats }: Pick<Evidence, 'posts' | 'chats'>,
  { personId, askedAt, endedAt }: Wish,
): readonly Post[] {
  const chatId = chats.get(personId);
  const messages = new Set<string>();
  return posts.filter((post) => {
    const { chatId: id, kind, activityId, messageId, startedAt, isDone, thing, words } = post;
    if (!isDone || id !== chatId || startedAt < askedAt || startedAt >= endedAt) return false;
    if (kind === 'edit') return messageId !== undefined && messages.has(messageId);
    if (isNotice({ activityId, thing, words }) || repeatsOlder(post, posts, askedAt)) return false;
    if (messageId !== undefined) messages.add(messageId);
    return true;
  });
}

/** As many times as one of before `askedAt` was lost, a post of the same card that names no activity is about that. */
function repeatsOlder(
  { chatId, activityId, thing, startedAt }: Post,
  posts: readonly Post[],
  askedAt: number,
): boolean {
  if (activityId !== undefined || thing === undefined) return false;
  const same = posts.filter((one) => one.kind === 'post' && one.chatId === chatId && one.thing === thing);
  const lost = same.filter((one) => !one.isHeard && one.startedAt < askedAt);
  const first = lost[0]?.startedAt ?? Number.POSITIVE_INFINITY;
  const repeats = same.filter(
    (one) => one.activityId === undefined && one.startedAt > first && one.startedAt <= startedAt,
  );
  return repeats.length > 0 && repeats.length <= lost.length;
}

export interface Sentence {
  readonly at: number;
  readonly words: string;
}

/** All that was said to the person about it, in order. */
export function sentencesFor(evidence: Pick<Evidence, 'posts' | 'chats'>, wish: Wish): readonly Sentence[] {
  const posted = postsFor(evidence, wish).map(({ startedAt, words }) => ({ at: startedAt, words }));
  const answered = wish.tries.flatMap(({ answeredAt, words }) =>
    answeredAt === undefined || words === '' ? [] : [{ at: answeredAt, words }],
  );
  return [...posted, ...answered].toSorted((one, other) => one.at - other.at);
}
