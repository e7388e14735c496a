import { english } from '../../../src/words/english.ts';

/** What a sentence of the bot says of a wish, as far as PIM can contradict it. */
export type Claim =
  /** The role is in force. */
  | 'active'
  | 'waiting'
  /** The role is neither in force nor asked for. */
  | 'none'
  /** It does not wait any more. */
  | 'decided'
  /** Nothing was changed by this wish. */
  | 'nothing-done'
  /** PIM has it in force or asked for already. */
  | 'there-already'
  /** It is not known. */
  | 'doubt'
  /** Work goes on. */
  | 'working'
  /** PIM never got it. */
  | 'never-arrived'
  /** How it stood at a time that is named, and nothing of now. */
  | 'last-seen';

type Key = keyof typeof english;

/** By the catalogue's own sentences, so that a changed word changes the reading too. The first that fits counts. */
const CLAIMS: readonly (readonly [Claim, readonly Key[]])[] = [
  ['doubt', ['outcome.inDoubt', 'deactivation.inDoubt', 'cancel.inDoubt', 'error.noAnswerMaybeWhat', 'error.oursWhat']],
  ['last-seen', ['follow.lastSeen']],
  ['never-arrived', ['follow.neverArrived', 'follow.neverArrivedUnnamed']],
  ['there-already', ['refusal.existsWhat', 'refusal.pendingWhat']],
  ['active', ['outcome.active', 'outcome.activeNoEndNamed', 'cancel.tooLateActive']],
  ['waiting', ['outcome.waitingForApproval']],
  ['decided', ['cancel.over']],
  ['none', ['deactivation.ended', 'deactivation.notActive', 'deactivate.notActive', 'cancel.cancelled', 'cancel.gone']],
  ['none', ['outcome.cancelled', 'outcome.none', 'outcome.ended', 'follow.ended', 'cancel.unknown']],
  ['nothing-done', ['error.noAnswerWhat', 'error.throttledWhat', 'error.signInNeededWhat', 'refusal.next']],
  ['nothing-done', ['deactivation.tooEarly', 'error.notEligibleWhat', 'refusal.absentWhat', 'error.signInFailedWhat']],
  ['working', ['working.title', 'working.note', 'outcome.provisioning', 'deactivation.working']],
];

const PATTERNS = CLAIMS.flatMap(([claim, keys]) => keys.map((key) => [claim, patternOf(english[key])] as const));

/** Nothing: it claims nothing of what a trial can hold against PIM, as a form or a list. */
export const claimOf = (words: string): Claim | undefined => PATTERNS.find(([, pattern]) => pattern.test(words))?.[0];

function patternOf(message: string): RegExp {
  const parts = message.split(/\{[^{}]*\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(parts.join('.*?'));
}
