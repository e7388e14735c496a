import { isOneTypoAway } from '../is-one-typo-away.ts';
import { numberWords } from '../number-words.ts';
import { isDurationNotPositive, readDuration } from '../read-duration.ts';
import type { Clause, ClauseReading, Sentence } from './clause.ts';

const OPENERS = new Set(['for', 'duration', 'during']);
/** "for one hour and thirty - five minutes" */
const MOST_WORDS = 8;
const UNITS = ['second', 'seconds', 'minute', 'minutes', 'mins', 'hour', 'hours', 'days', 'week', 'weeks'];
const AMOUNT_WORDS = new Set(['a', 'an', 'the', 'half', 'quarter', 'minus', '-', '−', '–']);

/** "for 2h", "for half an hour", "duration: 90m"; also "2h" and "two hours" alone. "for 2 hors" is a problem, not a name. */
export const durationClause: Clause = {
  gives: 'duration',
  opens: (sentence, at) => {
    if (!OPENERS.has(sentence.key(at))) return isBareDuration(sentence, at);
    // Role names may say "for" ("Azure Center for SAP solutions reader"), never before an amount or one last word.
    const start = amountStart(sentence, at);
    return startsAmount(sentence, start) || readLength(sentence, start) > 0 || sentence.runEnd(start) <= start + 1;
  },
  read: (sentence, at) => {
    const start = amountStart(sentence, at);
    const end = start + readLength(sentence, start);
    if (end === start || goesOn(sentence, end)) return unreadable(sentence, at, start);
    const text = sentence.typed(start, end);
    const duration = readDuration(text);
    return duration === undefined
      ? { end, problem: { kind: 'duration-not-positive', text } }
      : { end, facts: { duration } };
  },
};

/** Behind "for", "for the next", or at once. */
function amountStart(sentence: Sentence, at: number): number {
  if (!OPENERS.has(sentence.key(at))) return at;
  const next = sentence.key(at + 1) === 'the' ? at + 2 : at + 1;
  return sentence.key(next) === 'next' ? next + 1 : at + 1;
}

/** How many words from `start` are one duration, positive or not. */
function readLength(sentence: Sentence, start: number): number {
  const most = Math.min(MOST_WORDS, sentence.words.length - start);
  for (let length = most; length > 0; length--) {
    const text = sentence.typed(start, start + length);
    if (readDuration(text) !== undefined || isDurationNotPositive(text)) return length;
  }
  return 0;
}

/** "2h 3h", "1 h 30 mni": what follows belongs to the time, or spoils it. */
const goesOn = (sentence: Sentence, end: number): boolean =>
  startsWithDigit(sentence, end) || (isNumber(sentence, end - 1) && isName(sentence, end));

const isNumber = (sentence: Sentence, at: number): boolean => /^\d+(?:[.,]\d+)?$/.test(sentence.key(at));

const isName = (sentence: Sentence, at: number): boolean =>
  /\p{L}/u.test(sentence.key(at)) && sentence.clauseAt(at) === undefined;

function isBareDuration(sentence: Sentence, at: number): boolean {
  const word = sentence.words[at];
  // A lone dash is punctuation here: "Global Reader - 2h".
  if (word === undefined || word.quoted || /^\p{P}$/u.test(word.text)) return false;
  const unit = /^\d+(?:[.,]\d+)?(\p{L}*)$/u.exec(word.key)?.[1];
  const typedUnit = unit === '' ? sentence.key(at + 1) : unit;
  if (typedUnit !== undefined && UNITS.some((known) => isOneTypoAway(typedUnit, known))) return true;
  return (/^pt?\d/.test(word.key) || startsAmount(sentence, at)) && readLength(sentence, at) > 0;
}

const startsAmount = (sentence: Sentence, at: number): boolean =>
  startsWithDigit(sentence, at) ||
  AMOUNT_WORDS.has(sentence.key(at)) ||
  numberWords(sentence.key(at).split('-'), 0) !== undefined;

const startsWithDigit = (sentence: Sentence, at: number): boolean =>
  /^[([]?[-+−–.]?[\d½¼¾]/.test(sentence.words[at]?.text ?? '');

/** Up to the next clause, or to another duration that says so: "Megan" of "for Megan for 2h". */
function endOfUnread(sentence: Sentence, start: number): number {
  const end = sentence.runEnd(start, durationClause);
  for (let at = start + 1; at < end; at++) if (OPENERS.has(sentence.key(at)) && sentence.clauseAt(at)) return at;
  return end;
}

/** The text in question is "2 hors" of "2 hors Global Reader", but all of "a little while". */
function unreadable(sentence: Sentence, at: number, start: number): ClauseReading {
  let end = start;
  while (startsWithDigit(sentence, end)) {
    end++;
    if (isNumber(sentence, end - 1) && isName(sentence, end)) end++;
  }
  if (end === start) end = endOfUnread(sentence, start);
  const text = end === start ? sentence.typed(at, start) : sentence.typed(start, end);
  return { end, problem: { kind: 'unreadable-duration', text } };
}
