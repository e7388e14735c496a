import { type Claim, claimOf } from '../evidence/claim.ts';
import { type Evidence, type Finding, sentencesFor, writesFor, writesOf } from '../evidence/evidence.ts';
import { type LaneState, statesDuring } from '../evidence/states-during.ts';
import type { Wish } from '../evidence/wish.ts';
import { isAccepted } from '../evidence/write.ts';

const STATES: Readonly<Partial<Record<Claim, readonly LaneState[]>>> = {
  active: ['active'],
  waiting: ['waiting'],
  none: ['none'],
  decided: ['none', 'active'],
  'there-already': ['active', 'waiting'],
};

/** Sentences that PIM contradicts: it said nothing of the kind between the last delivery of what they answer and them. */
export function untrue(evidence: Evidence): readonly Finding[] {
  return evidence.wishes.flatMap((wish) =>
    sentencesFor(evidence, wish).flatMap(({ at, words }): Finding[] => {
      const claim = claimOf(words);
      const problem = claim && contradiction(evidence, wish, claim, at);
      return problem ? [{ wishId: wish.id, what: `${problem}. It says: ${JSON.stringify(words)}` }] : [];
    }),
  );
}

function contradiction(evidence: Evidence, wish: Wish, claim: Claim, at: number): string | undefined {
  if (claim === 'nothing-done') {
    const did = writesFor(evidence, wish).find(isAccepted);
    return did && `PIM accepted the request of this wish (${did.requestId})`;
  }
  const wanted = STATES[claim];
  if (!wanted || wish.action === 'look') return undefined;
  const from = wish.tries.findLast(({ sentAt }) => sentAt <= at)?.sentAt ?? wish.askedAt;
  const states = statesDuring(writesOf(evidence, wish.personId, wish.role), { from, to: at }, evidence.simulated);
  if (wanted.some((state) => states.has(state))) return undefined;
  return `PIM said ${[...states].join(' or ')}, not ${wanted.join(' or ')}`;
}
