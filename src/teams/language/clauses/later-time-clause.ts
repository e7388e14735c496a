import { readDuration } from '../read-duration.ts';
import type { Clause, Sentence } from './clause.ts';

const ALWAYS = new Set(
  (
    'until till til tomorrow tonight today later yesterday noon midnight weekend ' +
    'monday tuesday wednesday thursday friday saturday sunday'
  ).split(' '),
);
/** These speak of time only before a time. */
const BEFORE_TIME = new Set(['starting', 'from', 'at', 'by', 'after', 'before', 'on', 'in', 'next', 'this', 'for']);
const CLOCK = /^(?:[01]?\d|2[0-3])(?::[0-5]\d)?(?:am|pm)$|^(?:[01]?\d|2[0-3]):[0-5]\d$|^\d{4}-\d{2}-\d{2}/;

/** "until 17:00", "tomorrow 9am", "in 10 minutes": a start or an end at a time of day, which cannot be asked for yet. */
export const laterTimeClause: Clause = {
  gives: 'none',
  opens: (sentence, at) =>
    isTime(sentence, at) || (BEFORE_TIME.has(sentence.key(at)) && isTimeAfter(sentence, at, sentence.key(at))),
  read: (sentence, at) => {
    const end = sentence.runEnd(at + 1 + waitLength(sentence, at), laterTimeClause);
    return { end, problem: { kind: 'unreadable-clause', text: sentence.typed(at, end) } };
  },
};

const isTime = (sentence: Sentence, at: number): boolean =>
  ALWAYS.has(sentence.key(at)) ||
  CLOCK.test(sentence.key(at)) ||
  (/^\d{1,2}$/.test(sentence.key(at)) && ['am', 'pm', "o'clock"].includes(sentence.key(at + 1)));

function isTimeAfter(sentence: Sentence, at: number, opener: string): boolean {
  const next = sentence.key(at + 1);
  // "for 1:30" is a length of time that cannot be read: it is told as one.
  if (opener === 'for') return isTime(sentence, at + 1) && !/^\d+:\d+$/.test(next);
  if (opener === 'in') return waitLength(sentence, at) > 0;
  if (opener === 'this') return ['afternoon', 'evening', 'morning', 'week', 'weekend'].includes(next);
  if (opener === 'next') return next === 'week' || isTime(sentence, at + 1);
  if (opener === 'on') return isTime(sentence, at + 1) || (next === 'next' && isTimeAfter(sentence, at + 1, next));
  return isTime(sentence, at + 1) || /^\d/.test(next);
}

/** How many words after "in" are a length of time: two in "in 10 minutes". */
const waitLength = (sentence: Sentence, at: number): number =>
  sentence.key(at) !== 'in'
    ? 0
    : ([3, 2, 1].find((length) => readDuration(sentence.typed(at + 1, at + 1 + length)) !== undefined) ?? 0);
