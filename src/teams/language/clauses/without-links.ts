import type { Word } from '../split-words.ts';

const LINKS = new Set(['and', 'with', 'using', 'under', 'at', ',', ';', '&', '+', '-', '–', '—']);

/** Without the words that only tie the next clause to these: "Global Reader, with" before "ticket CHG0012". */
export function withoutLinks(words: readonly Word[]): readonly Word[] {
  let end = words.length;
  while (end > 0 && LINKS.has(words[end - 1]?.key ?? '')) end--;
  return words.slice(0, end);
}
