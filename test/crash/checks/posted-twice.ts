import { type Evidence, type Finding, postsFor } from '../evidence/evidence.ts';
import type { Post } from '../evidence/post.ts';

/**
 * How long the bot may need to note that Teams took a post. Who is killed within that time cannot know of the post: it is in
 * doubt, as one whose answer was lost.
 */
export const NOTED_AFTER_MS = 250;

export interface PostedTwice {
  readonly doubled: readonly Finding[];
  /** Second copies of posts in doubt, which Teams has no way to avoid. */
  readonly inDoubt: readonly Finding[];
}

/** Answers that stand there more than once: at most one post for every message or click. */
export function postedTwice(evidence: Evidence): PostedTwice {
  const found = evidence.wishes.flatMap((wish) => {
    const posts = postsFor(evidence, wish).filter(({ kind }) => kind === 'post');
    const answered = [...new Set(posts.map(answeredBy))];
    const clicks = new Set(wish.tries.flatMap(({ isClick, activityId }) => (isClick ? [activityId] : []))).size;
    return answered.flatMap((activityId) => {
      const copies = posts.filter((post) => answeredBy(post) === activityId);
      const allowed = activityId === A_CLICK ? clicks : 1;
      const uncertain = copies.slice(0, -1).filter((post) => isInDoubt(post, evidence.kills)).length;
      const more = copies.length - allowed;
      if (more <= 0) return [];
      const what = `${copies.length} posts answer ${activityId}, of which ${uncertain} were in doubt`;
      return [{ wishId: wish.id, what, isExcused: more <= uncertain }];
    });
  });
  return { doubled: found.filter((one) => !one.isExcused), inDoubt: found.filter((one) => one.isExcused) };
}

const A_CLICK = 'a click';

/** A post that names no message answers a click. */
const answeredBy = ({ activityId }: Post): string => activityId ?? A_CLICK;

const isInDoubt = ({ startedAt, endedAt, isHeard }: Post, kills: readonly number[]): boolean =>
  !isHeard || kills.some((at) => at >= startedAt && at <= (endedAt ?? startedAt) + NOTED_AFTER_MS);
