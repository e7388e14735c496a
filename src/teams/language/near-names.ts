import Fuse from 'fuse.js';
import type { FoldedName } from './fold-name.ts';

/** Longer queries are sentences: comparing them letter by letter costs much and finds nothing. */
const LONGEST_QUERY = 100;
const MOST_WORDS = 10;
/** fuse.js: the share of a word's letters that may be wrong. Tuned on the names of Entra's built-in roles. */
const CLOSE = 0.3;
/** "raeder" for "reader"; only asked for when nothing is close, as it also takes some other words. */
const LOOSE = 0.4;
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
  const close = fuzzy(query, names, CLOSE);
  if (byInitials.length + close.length > 0) return [...new Set([...byInitials, ...close])];
  const loose = fuzzy(query, names, LOOSE);
  return loose.length > 0 ? loose : heldBy(wanted.words, names);
}

const initialsOf = (name: string): string =>
  name
    .split(' ')
    .map((word) => word.slice(0, 1))
    .join('');

function fuzzy(query: string, names: readonly string[], threshold: number): string[] {
  const fuse = new Fuse(names, {
    useTokenSearch: true,
    tokenMatch: 'all',
    threshold,
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
