import { claimOf } from '../evidence/claim.ts';
import { type Evidence, type Finding, sentencesFor } from '../evidence/evidence.ts';

/**
 * Wishes that led to nothing: no answer at all, or, once everything is quiet, no more than that it is not known. What the
 * answer says is the matter of `untrue`.
 */
export function lost(evidence: Evidence): readonly Finding[] {
  return evidence.wishes.flatMap((wish) => {
    if (!wish.tries.some(({ status }) => status !== undefined && status < 300))
      return [{ wishId: wish.id, what: 'Teams never got an answer, however often it delivered it' }];
    const sentences = sentencesFor(evidence, wish);
    if (sentences.length === 0) return [{ wishId: wish.id, what: 'nothing was said to the person' }];
    const last = sentences.map(({ words }) => claimOf(words)).findLast((claim) => claim !== undefined);
    if (last === undefined && wish.action !== 'look')
      return [{ wishId: wish.id, what: `the answer tells no outcome: ${JSON.stringify(sentences.at(-1)?.words)}` }];
    if (last === 'working') return [{ wishId: wish.id, what: 'the answer is that work goes on, for ever' }];
    return last === 'doubt' && !isAskedAnew(evidence, wish)
      ? [{ wishId: wish.id, what: 'it stayed in doubt, and nobody could find out' }]
      : [];
  });
}

/** A later wish of the same person for the same lane tells what became of an earlier one. */
const isAskedAnew = ({ wishes }: Evidence, wish: Evidence['wishes'][number]): boolean =>
  wishes.some(
    ({ personId, role, askedAt }) => personId === wish.personId && role === wish.role && askedAt > wish.askedAt,
  );
