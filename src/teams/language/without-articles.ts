import type { Word } from './split-words.ts';

const ARTICLES = new Set(['the', 'a', 'an', 'my', 'our']);

/** Without the articles in front. */
export function withoutArticles(words: readonly Word[]): readonly Word[] {
  const first = words.findIndex((word) => !ARTICLES.has(word.key));
  return first < 0 ? [] : words.slice(first);
}
