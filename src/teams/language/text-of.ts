import type { Word } from './split-words.ts';

const EDGES = /^[\s.,;:!?…–—•*>|=-]+|[\s.,;:!?…–—•*>|=-]+$/g;

/** The words as one text, in the person's own case: single spaces, and none where none was typed. No edge punctuation. */
export function textOf(words: readonly Word[]): string {
  const text = words.reduce((sofar, word, index) => {
    const touches = word.start === words[index - 1]?.end;
    return sofar + (sofar === '' || touches ? '' : ' ') + word.text;
  }, '');
  const bare = text.replace(EDGES, '');
  return /^\(.*\)$/su.test(bare) ? bare.slice(1, -1).trim() : bare;
}
