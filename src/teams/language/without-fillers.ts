import type { Word } from './split-words.ts';

/** Without the words of `fillers` and the lone punctuation at both ends; what stands between stays. */
export function withoutFillers(words: readonly Word[], fillers: ReadonlySet<string>): readonly Word[] {
  const matters = (word: Word): boolean => word.quoted || !(fillers.has(word.key) || /^[\p{P}\s]+$/u.test(word.text));
  const first = words.findIndex(matters);
  return first < 0 ? [] : words.slice(first, words.findLastIndex(matters) + 1);
}
