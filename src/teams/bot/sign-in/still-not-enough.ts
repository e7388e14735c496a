import type { ErrorWords } from '../../../words/error-words.ts';
import { errorWords } from '../../../words/error-words.ts';
import type { Words } from '../../../words/words.ts';
import type { Again } from './again.ts';
import { claimsOf, type Need } from './need-of.ts';

/** Silently, by page, and once more where something else is wanted then. */
const MOST = 3;

/** What is said where signing in again would only go round in circles; else nothing. */
export function stillNotEnough(
  need: Need,
  error: unknown,
  again: Again | undefined,
  words: Words,
): ErrorWords | undefined {
  if (!again) return undefined;
  const claims = claimsOf(need);
  const isSame =
    claims === undefined ? again.attempt >= 2 && need.kind === 'sign-in' : isSameJson(claims, again.claims);
  if (!isSame && again.attempt < MOST) return undefined;
  const { title, reference } = errorWords(need.kind === 'step-up' ? (need.refusal ?? error) : error, words);
  return {
    title,
    what: words.say('stepUp.againWhat'),
    next: words.say('stepUp.againNext'),
    ...(reference !== undefined && { reference }),
  };
}

/** PIM writes the same claims with other spaces than we do. */
function isSameJson(one: string, other: string | undefined): boolean {
  const plain = (json: string): string => {
    try {
      return JSON.stringify(JSON.parse(json));
    } catch {
      return json;
    }
  };
  return other !== undefined && plain(one) === plain(other);
}
