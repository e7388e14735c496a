import type { AppError } from '../../../core/app-error.ts';
import { errorWords } from '../../../words/error-words.ts';
import type { Words } from '../../../words/words.ts';
import { stateSign } from '../rights/status-look.ts';
import type { SeveralRow } from './several-card.ts';

/** One of several that went wrong: what happened, what to do, and under which reference Microsoft knows it. */
export function failedRow(error: AppError, words: Words): Pick<SeveralRow, 'state' | 'details'> {
  const { title, what, next, reference } = errorWords(error, words);
  return {
    state: `${stateSign('failed').sign} ${title}`,
    details: [`${what} ${next}`, reference && words.say('fact.reference', { reference })],
  };
}
