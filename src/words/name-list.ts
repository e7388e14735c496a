import type { Words } from './words.ts';

/** More names than this tell a reader nothing. */
const MOST_NAMES = 5;

/** "Megan Bowen, Diego Siciliani or 3 others". */
export function nameList(names: readonly string[], words: Words, type: 'or' | 'and'): string {
  const hidden = names.length - MOST_NAMES;
  const shown = hidden > 0 ? [...names.slice(0, MOST_NAMES), words.say('approvers.more', { count: hidden })] : names;
  return new Intl.ListFormat(words.locale, { type: type === 'or' ? 'disjunction' : 'conjunction' }).format(shown);
}
