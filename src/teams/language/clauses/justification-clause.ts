import { splitWords } from '../split-words.ts';
import type { Clause, Sentence } from './clause.ts';

export const JUSTIFICATION_WORDS: ReadonlySet<string> = new Set([
  'because',
  'cause',
  'cuz',
  'coz',
  'bc',
  'b/c',
  'justification',
  'reason',
]);

/**
 * "because …", "due to …", "reason: …", "justification …" take the whole rest of the text as it was typed, so that nobody's reason
 * is ever cut: other clauses go before it. "because it was down for 2h" says nothing about the duration.
 */
export const justificationClause: Clause = {
  gives: 'justification',
  opens: (sentence, at) => openerLength(sentence, at) > 0,
  read: (sentence, at) => {
    const end = sentence.words.length;
    const start = at + openerLength(sentence, at);
    const justification = end > start ? unwrapped(sentence.typed(start).replace(/^[:=]\s*/, '')) : '';
    if (/[\p{L}\p{N}\p{S}]/u.test(justification)) return { end, facts: { justification } };
    return { end, problem: { kind: 'unreadable-clause', text: sentence.typed(at) } };
  },
};

const openerLength = (sentence: Sentence, at: number): number => {
  if (sentence.key(at) === 'due' && sentence.key(at + 1) === 'to') return 2;
  return JUSTIFICATION_WORDS.has(sentence.key(at)) ? 1 : 0;
};

/** Without the quotation marks that hold all of it. */
function unwrapped(text: string): string {
  const [first, second] = splitWords(text);
  return first?.quoted && second === undefined ? text.slice(1, first.end - 1).trim() : text;
}
