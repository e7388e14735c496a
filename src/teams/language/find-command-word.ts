import { JUSTIFICATION_WORDS } from './clauses/justification-clause.ts';
import type { CommandKind } from './command.ts';
import { COMMAND_WORDS, NO_ORDER_WORDS, OPENING_WORDS, PASSING_WORDS } from './command-words.ts';
import { isOneTypoAway } from './is-one-typo-away.ts';
import type { Word } from './split-words.ts';

/** Shorter words are too near to others ("and" is not "end"). */
const SHORTEST_WITH_TYPO = 5;

interface Phrase {
  readonly kind: CommandKind | 'opening';
  readonly keys: readonly string[];
}

const phrasesOf = (kind: Phrase['kind'], texts: readonly string[]): Phrase[] =>
  texts.map((text) => ({ kind, keys: text.split(' ') }));

const COMMAND_KINDS = Object.keys(COMMAND_WORDS) as CommandKind[];
const COMMAND_PHRASES = COMMAND_KINDS.flatMap((kind) => phrasesOf(kind, COMMAND_WORDS[kind]));
/** The longest first: "I need to" opens a sentence, "I need" asks for a role. */
const PHRASES = [...COMMAND_PHRASES, ...phrasesOf('opening', OPENING_WORDS)].sort(
  (one, other) => other.keys.length - one.keys.length,
);

/**
 * The command word, and what stands before and after it, without the courtesies in front. Of several `kinds` the person
 * must say which. No kinds: there is no command word.
 */
export interface CommandWord {
  readonly kinds: readonly CommandKind[];
  readonly words: readonly Word[];
  readonly parts: readonly (readonly Word[])[];
}

/** Looks for the command word at the start, then with a typo at the start, then "activate" or "deactivate" anywhere. */
export function findCommandWord(words: readonly Word[]): CommandWord {
  let start = 0;
  while (start < words.length) {
    if (words[start]?.key === ',') {
      start++;
      continue;
    }
    const found = phraseAt(words, start);
    if (found === undefined) break;
    const { phrase, end } = found;
    if (phrase.kind !== 'opening')
      return { kinds: [phrase.kind], words: words.slice(start, end), parts: [words.slice(end)] };
    start = end;
  }
  // Nothing but a greeting or a courtesy deserves an answer too.
  if (start === words.length) return { kinds: ['help'], words, parts: [] };
  return misspelled(words.slice(start)) ?? laterOn(words.slice(start)) ?? { kinds: [], words: [], parts: [words] };
}

function phraseAt(words: readonly Word[], start: number): { phrase: Phrase; end: number } | undefined {
  for (const phrase of PHRASES) {
    const end = endOf(phrase.keys, words, start);
    if (end !== undefined) return { phrase, end };
  }
  return undefined;
}

function endOf(keys: readonly string[], words: readonly Word[], start: number): number | undefined {
  let at = start;
  for (const [index, key] of keys.entries()) {
    while (index > 0 && words[at]?.key !== key && PASSING_WORDS.has(words[at]?.key ?? '')) at++;
    if (words[at]?.key !== key) return undefined;
    at++;
  }
  return at;
}

function misspelled(words: readonly Word[]): CommandWord | undefined {
  const typed = words[0]?.key ?? '';
  const kinds = COMMAND_KINDS.filter((kind) =>
    COMMAND_WORDS[kind].some((word) => word.length >= SHORTEST_WITH_TYPO && isOneTypoAway(typed, word)),
  );
  return kinds.length === 0 ? undefined : { kinds, words: words.slice(0, 1), parts: [words.slice(1)] };
}

/** "for 2h activate Global Reader", "Global Reader deactivate". */
function laterOn(words: readonly Word[]): CommandWord | undefined {
  const at = words.findIndex(({ key }) => key === 'activate' || key === 'deactivate');
  const before = words.slice(0, Math.max(at, 0));
  if (at < 0 || before.some(({ key }) => NO_ORDER_WORDS.has(key) || JUSTIFICATION_WORDS.has(key))) return undefined;
  const kind = words[at]?.key === 'activate' ? 'activate' : 'deactivate';
  return { kinds: [kind], words: words.slice(at, at + 1), parts: [before, words.slice(at + 1)] };
}
