import type { Clause, Sentence } from './clause.ts';

/** Words that ask for nothing more: politeness, oneself, and at once, which is when PIM starts anyway. */
const PHRASES = [
  ['please'],
  ['pls'],
  ['plz'],
  ['kindly'],
  ['thanks'],
  ['thx'],
  ['thank', 'you'],
  ['for', 'me'],
  ['for', 'myself'],
  ['for', 'now'],
  ['again'],
  ['now'],
  ['right', 'now'],
  ['immediately'],
  ['asap'],
];

/** "please", "thanks", "for me", "now", "again". */
export const courtesyClause: Clause = {
  gives: 'none',
  opens: (sentence, at) => phraseAt(sentence, at) !== undefined,
  read: (sentence, at) => ({ end: at + (phraseAt(sentence, at)?.length ?? 1), facts: {} }),
};

const phraseAt = (sentence: Sentence, at: number): readonly string[] | undefined =>
  PHRASES.find((phrase) => phrase.every((word, offset) => sentence.key(at + offset) === word));
