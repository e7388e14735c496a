import type { Json } from '../json.ts';
import { walk } from './walk.ts';

const READABLE = ['text', 'title', 'value', 'label'];

/** All text that a person can read on the card, a line each. */
export function wordsOn(card: Json): string {
  const lines: string[] = [];
  walk(card, (part) => {
    for (const member of READABLE) {
      const value = part[member];
      if (typeof value === 'string') lines.push(value);
    }
  });
  return lines.join('\n');
}
