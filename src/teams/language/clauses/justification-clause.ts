import { splitWords } from '../split-words.ts';
import type { Clause } from './clause.ts';

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
 * "because …", "reason: …", "justification …" take the whole rest of the text as it was typed, so that nobody's reason
 * is ever cut: other clauses go before it. "because it was down for 2h" says nothing about the duration.
 */
export const justificationClause: Clause = {
  gives: 'justification',
  opens: (sentence, at) => JUSTIFICATION_WORDS.has(sentence.key(at)),
  read: (sentence, at) => {
    const end = sentence.words.length;
    const justification = end > at + 1 ? unwrapped(sentence.typed(at + 1).replace(/^[:=]\s*/, '')) : '';
    if (/[\p{L}\p{N}\p{S}]/u.test(justification)) return { end, facts: { justification } };
    return { end, problem: { kind: 'unreadable-clause', text: sentence.typed(at) } };
  },
};

/** Without the quotation marks that hold all of it. */
function unwrapped(text: string): string {
  const [first, second] = splitWords(text);
  return first?.quoted && second === undefined ? text.slice(1, first.end - 1).trim() : text;
}
