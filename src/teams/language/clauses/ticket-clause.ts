import { textOf } from '../text-of.ts';
import type { Clause } from './clause.ts';
import { laterTimeClause } from './later-time-clause.ts';
import { withoutLinks } from './without-links.ts';

const OPENERS = new Set(['ticket', 'tickets']);
const LABELS = new Set(['number', 'no', 'nr', 'id', 'is', '#', ':']);
const SYSTEM_OPENERS = new Set(['in', 'from', 'system']);

/** "ticket CHG0012", "ticket number CHG0012 in ServiceNow". The system runs up to the next clause. */
export const ticketClause: Clause = {
  gives: 'ticket',
  opens: (sentence, at) => OPENERS.has(sentence.key(at)),
  read: (sentence, at) => {
    let end = at + 1;
    while (LABELS.has(sentence.key(end))) end++;
    const number = sentence.words[end]?.text.replace(/^[\p{P}]+|[\p{P}]+$/gu, '') ?? '';
    if (number === '' || sentence.clauseAt(end) !== undefined) return unreadable(sentence.typed(at, end), end);
    end++;
    if (!SYSTEM_OPENERS.has(sentence.key(end)) || laterTimeClause.opens(sentence, end))
      return { end, facts: { ticket: { number } } };
    const systemEnd = sentence.runEnd(end + 1);
    const system = textOf(withoutLinks(sentence.words.slice(end + 1, systemEnd)));
    if (system === '') return unreadable(sentence.typed(at, systemEnd), systemEnd);
    return { end: systemEnd, facts: { ticket: { number, system } } };
  },
};

const unreadable = (text: string, end: number) => ({ end, problem: { kind: 'unreadable-clause', text } as const });
