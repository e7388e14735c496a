/** A name in the forms in which names are compared. */
export interface FoldedName {
  /** As spelled, but for case, accents and spaces. */
  readonly spelling: string;
  /** Its words in their order, singular. */
  readonly words: readonly string[];
  /** Those that tell it from others: without articles and the word "role", unless it has no other. */
  readonly tellingWords: readonly string[];
}

const DROPPED = new Set(['the', 'a', 'an', 'my', 'role']);
/** Accents of Latin, Greek and Cyrillic. Marks of other scripts make other words. */
const ACCENTS = /[\u0300-\u036F]/g;

export function foldName(name: string): FoldedName {
  const spelling = name
    .normalize('NFKD')
    .replace(ACCENTS, '')
    .normalize('NFC')
    .toLowerCase()
    .trim()
    .replace(/\s+/g, ' ');
  const words = (spelling.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [spelling].filter(Boolean)).map(singular);
  const telling = words.filter((word) => !DROPPED.has(word));
  return { spelling, words, tellingWords: telling.length > 0 ? telling : words };
}

const singular = (word: string): string => (/[^s]s$/.test(word) && word.length > 3 ? word.slice(0, -1) : word);
