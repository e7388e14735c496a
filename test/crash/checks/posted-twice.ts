import { isDoubtful } from '../evidence/doubtful-post.ts';
import { type Evidence, type Finding, postsFor } from '../evidence/evidence.ts';
import { isNotice, type Post } from '../evidence/post.ts';
import type { Verdicts } from './verdicts.ts';

/** Messages that stand there more than once: one answers a message or a click, one tells a change of a followed request. */
export function postedTwice(evidence: Evidence): Verdicts {
  const { posts, wishes, chats } = evidence;
  const isExcused = (copies: readonly Post[], allowed: number): boolean =>
    copies.length - allowed <= copies.slice(0, -1).filter((post) => isDoubtful(post, evidence)).length;

  const answers = wishes.flatMap((wish): Found[] => {
    const copies = postsFor(evidence, wish).filter(({ kind }) => kind === 'post');
    const said = new Set(copies.flatMap(({ activityId }) => activityId ?? [])).size;
    // A message that names none answers a click, or repeats one that went unheard.
    const clicks = new Set(wish.tries.flatMap(({ isClick, activityId }) => (isClick ? activityId : []))).size;
    const unnamed = copies.filter(({ activityId }) => activityId === undefined).length;
    const allowed = said + Math.min(clicks, unnamed);
    if (copies.length <= allowed) return [];
    const what = `${copies.length} messages where ${allowed} were to be`;
    return [{ wishId: wish.id, what, isExcused: isExcused(copies, allowed) }];
  });

  const told = posts.filter((post) => post.kind === 'post' && post.isDone && isNotice(post));
  const nameOf = ({ chatId, thing, words }: Post): string => `${chatId} ${thing ?? words}`;
  const notices = [...new Set(told.map(nameOf))].flatMap((name): Found[] => {
    const copies = told.filter((post) => nameOf(post) === name);
    if (copies.length < 2) return [];
    const { chatId, startedAt } = copies[0] as Post;
    const wish = wishes.findLast((one) => chats.get(one.personId) === chatId && one.askedAt <= startedAt);
    const what = `${copies.length} messages tell the same: ${name}`;
    return [{ wishId: wish?.id ?? '?', what, isExcused: isExcused(copies, 1) }];
  });

  const found = [...answers, ...notices];
  return { doubled: found.filter((one) => !one.isExcused), inDoubt: found.filter((one) => one.isExcused) };
}

interface Found extends Finding {
  /** Nobody could know of the copies before. */
  readonly isExcused: boolean;
}
