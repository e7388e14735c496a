import { foldName } from './fold-name.ts';
import { nearNames } from './near-names.ts';

/** What a typed name means. Only `exact` may be acted on, and only with one match; `near`, best first, may be offered. */
export type NameMatch<T> =
  | { readonly kind: 'exact' | 'near'; readonly matches: readonly T[] }
  | { readonly kind: 'none' };

const MOST_NEAR = 5;

/**
 * Finds what `query` names. Exact: the same words, whatever their case, order, plural, accents, punctuation, articles and
 * the word "role"; a name spelled just so leaves out those that only have its words. Near (at most five): typos,
 * beginnings, some of the words. Candidates of one name, such as a role at two scopes, match together.
 */
export function matchName<T>(query: string, candidates: readonly T[], nameOf: (candidate: T) => string): NameMatch<T> {
  const wanted = foldName(query);
  if (wanted.words.length === 0) return { kind: 'none' };
  const bySpelling = new Map<string, T[]>();
  const byTellingWords = new Map<string, T[]>();
  const byWords = new Map<string, T[]>();
  const folded = memoized(foldName);
  for (const candidate of candidates) {
    const { spelling, words, tellingWords } = folded(nameOf(candidate));
    add(bySpelling, spelling, candidate);
    add(byTellingWords, tellingWords.toSorted().join(' '), candidate);
    add(byWords, words.join(' '), candidate);
  }
  const exact = bySpelling.get(wanted.spelling) ?? byTellingWords.get(wanted.tellingWords.toSorted().join(' '));
  if (exact !== undefined) return { kind: 'exact', matches: exact };
  const near = nearNames(wanted, [...byWords.keys()]).flatMap((name) => byWords.get(name) ?? []);
  return near.length > 0 ? { kind: 'near', matches: near.slice(0, MOST_NEAR) } : { kind: 'none' };
}

function add<T>(groups: Map<string, T[]>, key: string, item: T): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [item]);
  else group.push(item);
}

/** Many candidates share a name. */
function memoized<R>(compute: (text: string) => R): (text: string) => R {
  const known = new Map<string, R>();
  return (text) => {
    const result = known.get(text) ?? compute(text);
    known.set(text, result);
    return result;
  };
}
