import { isDoubtful } from '../evidence/doubtful-post.ts';
import { type Evidence, postsFor } from '../evidence/evidence.ts';
import type { Post } from '../evidence/post.ts';
import type { Verdicts } from './verdicts.ts';

/** Answers that stand there more than once: at most one post for every message or click. */
export function postedTwice(evidence: Evidence): Verdicts {
  const found = evidence.wishes.flatMap((wish) => {
    const posts = postsFor(evidence, wish).filter(({ kind }) => kind === 'post');
    const answered = [...new Set(posts.map(answeredBy))];
    const clicks = new Set(wish.tries.flatMap(({ isClick, activityId }) => (isClick ? [activityId] : []))).size;
    return answered.flatMap((activityId) => {
      const copies = posts.filter((post) => answeredBy(post) === activityId);
      const allowed = activityId === A_CLICK ? clicks : 1;
      const uncertain = copies.slice(0, -1).filter((post) => isDoubtful(post, evidence.kills)).length;
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
