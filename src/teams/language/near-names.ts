import Fuse from 'fuse.js';
import type { FoldedName } from './fold-name.ts';
import { isOneTypoAway } from './is-one-typo-away.ts';

/** Longer queries are sentences: comparing them letter by letter costs much and finds nothing. */
const LONGEST_QUERY = 100;
const MOST_WORDS = 10;
/** fuse.js: the share of a word's letters that may be wrong. Tuned on the names of Entra's built-in roles. */
const CLOSE = 0.3;
/** What is this much worse than the best match is noise beside it. */
const SCORE_SPREAD = 0.15;
const MOST = 20;

/**
 * The names that `query` may mean, best first. Names are their folded words with single spaces. First those with these
 * initials ("ga") and those in which every word of the query begins a word or nearly is one ("cloud admin"), else those
 * that the query holds and more ("global reader for ages"). A name that lacks a word of the query is not offered for it:
 * Cloud Device Administrator is not nearly Cloud Application Administrator.
 */
export function nearNames(wanted: FoldedName, names: readonly string[]): readonly string[] {
  const query = wanted.tellingWords.join(' ');
  if (query.length > LONGEST_QUERY || wanted.tellingWords.length > MOST_WORDS) return heldBy(wanted.words, names);
  const byInitials = names.filter((name) => initialsOf(name) === query);
  const close = fuzzy(query, names);
  if (byInitials.length + close.length > 0) return [...new Set([...byInitials, ...close])];
  const slipped = names.filter((name) => isSlipOf(name, wanted.tellingWords));
  return slipped.length > 0 ? slipped : heldBy(wanted.words, names);
}

const initialsOf = (name: string): string =>
  name
    .split(' ')
    .map((word) => word.slice(0, 1))
    .join('');

/** "raeder" for "reader": two letters swapped, which fuse.js counts as two wrong ones. */
function isSlipOf(name: string, typed: readonly string[]): boolean {
  const words = name.split(' ');
  return typed.every((word) => words.some((one) => one.startsWith(word) || isOneTypoAway(word, one)));
}

function fuzzy(query: string, names: readonly string[]): string[] {
  const fuse = new Fuse(names, {
    useTokenSearch: true,
    tokenMatch: 'all',
    threshold: CLOSE,
    ignoreLocation: true,
    includeScore: true,
  });
  const found = fuse.search(query, { limit: MOST });
  const best = found[0]?.score ?? 0;
  return found.filter(({ score = 0 }) => score <= best + SCORE_SPREAD).map(({ item }) => item);
}

/** The longest first. */
function heldBy(words: readonly string[], names: readonly string[]): string[] {
  const typed = new Set(words);
  return names
    .filter((name) => name.split(' ').every((word) => typed.has(word)))
    .sort((one, other) => other.length - one.length);
}
