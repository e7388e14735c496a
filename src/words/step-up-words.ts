import type { PimRefusal, StepUp } from '../pim/index.ts';
import { type ErrorWords, errorWords } from './error-words.ts';
import type { Words } from './words.ts';

/** Why PIM wants a stronger sign-in, and what to do. Of one that PIM demanded also under which id Microsoft knows it. */
export function stepUpWords(stepUp: StepUp, refusal: PimRefusal | undefined, words: Words): ErrorWords {
  if (refusal) return errorWords(refusal, words);
  return {
    title: words.say('refusal.mfaTitle'),
    what: words.say(stepUp.reason === 'mfa' ? 'refusal.mfaWhat' : 'refusal.stepUpWhat'),
    next: words.say('refusal.stepUpNext'),
  };
}
