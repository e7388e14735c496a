import type { Word } from './split-words.ts';

/** "of" opens a name only where a duration was taken out before it: "two hours of Global Reader". */
const ARTICLES = new Set(['the', 'a', 'an', 'my', 'our', 'of']);

/** Without the articles in front. */
export function withoutArticles(words: readonly Word[]): readonly Word[] {
  const first = words.findIndex((word) => !ARTICLES.has(word.key));
  return first < 0 ? [] : words.slice(first);
}
