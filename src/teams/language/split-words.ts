/** One word of a text, a comma or semicolon between words, or everything between two quotation marks. */
export interface Word {
  /** As typed, without the quotation marks of a quoted word. */
  readonly text: string;
  /** For looking up: lower case, no punctuation around it. Empty for quoted words, which are never grammar. */
  readonly key: string;
  /** Where it stands in the source text, `end` exclusive, quotation marks included. */
  readonly start: number;
  readonly end: number;
  readonly quoted: boolean;
}

const CLOSING_QUOTES = new Map([
  ['"', '"”'],
  ['“', '”"“'],
  ['”', '”"'],
  ['„', '“”"'],
  ['«', '»'],
  ["'", "'’"],
  ['‘', "’'"],
  ['’', "’'"],
  ['`', '`'],
]);

/** Controls, soft hyphen, zero-width space, word joiner, byte order mark, direction marks: what pasting leaves behind. */
const INVISIBLE = /(?!\s)\p{Cc}|[\u00AD\u061C\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/gu;
const SPACE = /\s/;
const OUTER_PUNCTUATION = /^[\p{P}<>=~^`|]+|[\p{P}<>=~^`|]+$/gu;

/** Splits at white space of any kind, commas and semicolons ("1,5" stays whole), and after "reason:", "ticket=". */
export function splitWords(source: string): Word[] {
  const words: Word[] = [];
  let at = 0;
  while (at < source.length) {
    if (SPACE.test(source.charAt(at))) {
      at++;
      continue;
    }
    const word = quotedWord(source, at) ?? plainWord(source, at);
    if (word.text !== '') words.push(word);
    at = word.end;
  }
  return words;
}

function quotedWord(source: string, start: number): Word | undefined {
  const closing = CLOSING_QUOTES.get(source.charAt(start));
  if (closing === undefined) return undefined;
  for (let at = start + 1; at < source.length; at++) {
    if (!closing.includes(source.charAt(at)) || !endsWord(source, at + 1)) continue;
    const text = source
      .slice(start + 1, at)
      .replace(INVISIBLE, '')
      .trim();
    if (text !== '') return { text, key: '', start, end: at + 1, quoted: true };
  }
  return undefined;
}

/** A quotation mark inside a word ("what's") closes nothing. */
const endsWord = (source: string, at: number): boolean => at >= source.length || /[\s\p{P}]/u.test(source.charAt(at));

function plainWord(source: string, start: number): Word {
  let end = start + 1;
  if (!isSeparator(source, start)) {
    while (end < source.length && !SPACE.test(source.charAt(end)) && !isSeparator(source, end)) {
      end++;
      if (/[:=]/.test(source.charAt(end - 1)) && /^\p{L}+.$/u.test(source.slice(start, end))) break;
    }
  }
  const text = source.slice(start, end).replace(INVISIBLE, '');
  const folded = text.normalize('NFKC').toLowerCase().replace(/[’‘]/g, "'");
  return { text, key: folded.replace(OUTER_PUNCTUATION, '') || folded, start, end, quoted: false };
}

const isSeparator = (source: string, at: number): boolean =>
  /[,;]/.test(source.charAt(at)) && !(isDigit(source.charAt(at - 1)) && isDigit(source.charAt(at + 1)));

const isDigit = (character: string): boolean => /^\d$/.test(character);
