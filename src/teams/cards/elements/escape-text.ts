/** Longest text on a card; a justification (500 characters) fits with the words around it. */
const MAX_LENGTH = 600;

/** Joins invisibly and breaks every syntax it stands in. */
const WORD_JOINER = '\u2060';

/** Lone surrogates, controls, and invisible formatting such as right-to-left overrides; joiners that scripts need stay. */
const UNPRINTABLE = /\p{Cs}|(?!\u200c|\u200d|\s)[\p{Cc}\p{Cf}]/gu;
/** More marks on one letter than any script has paint over the lines around it. */
const STACKED_MARKS = /(\p{M}{4})\p{M}+/gu;

/** Letters without a place to break a line that fit on a phone: clients break no word, it would run out of the card. */
const LONGEST_WORD = { acrossCard: 40, besideLabel: 20 } as const;
/** Where a text stands; `held` = not shown as it is, such as an input’s value: it must come back as it was sent. */
export type Room = keyof typeof LONGEST_WORD | 'held';

const endless = (letters: number) => new RegExp(`[^\\s-]{${letters}}(?!\\p{M})(?=[^\\s-]{4})`, 'gu');
const ENDLESS: Readonly<Record<keyof typeof LONGEST_WORD, RegExp>> = {
  acrossCard: endless(LONGEST_WORD.acrossCard),
  besideLabel: endless(LONGEST_WORD.besideLabel),
};
/** Where addresses and paths may be broken. */
const PATHS = /(?<=[^\s-]{12})[/?&=_](?=[\p{L}\p{N}]{4})/gu;
const MAY_BREAK = '\u200b';

/** Where a word joiner ends the meaning of what follows. */
const SYNTAX: readonly RegExp[] = [
  /<(?=\S)/g, // tags, <at>, autolinks
  /&(?=[#a-z])/gi, // character references
  /\$(?=\{)/g, // template expressions
  /\{(?=\{)/g, // {{DATE(…)}} of Adaptive Cards
  /\](?=[([:])/g, // Markdown links
  /:(?=\/\/)/g, // bare addresses, which clients turn into links
  /\bwww(?=\.)/gi,
  /\b(?:mailto|tel|sip|javascript|data)(?=:\S)/gi,
];

/**
 * Text from people or the tenant, made safe to show: one line, no control or direction characters, at most `maxLength`
 * code points (then "…"), for `room` with places to break long words, and nothing in it that a client or the template engine could take for a link, a mention, a
 * tag or an expression. Looks the same to a reader. Idempotent. Markdown emphasis is left alone: what people wrote
 * stands in TextRuns only, which no client formats (tested).
 */
export function escapeText(text: string, maxLength: number = MAX_LENGTH, room: Room = 'held'): string {
  // Cut before the expressions run: their cost must not be the writer's choice.
  const cut = text.slice(0, maxLength * 4);
  const line = cut.replace(UNPRINTABLE, '').replace(STACKED_MARKS, '$1').replace(/\s+/gu, ' ').trim();
  const short = shorten(line, maxLength);
  return SYNTAX.reduce(
    (safe, syntax) => safe.replace(syntax, `$&${WORD_JOINER}`),
    room === 'held' ? short : breakable(short, room),
  );
}

const breakable = (text: string, room: keyof typeof LONGEST_WORD): string =>
  text.replace(PATHS, `$&${MAY_BREAK}`).replace(ENDLESS[room], `$&${MAY_BREAK}`);

function shorten(text: string, maxLength: number): string {
  const points = [...text];
  return points.length > maxLength
    ? `${points
        .slice(0, maxLength - 1)
        .join('')
        .trimEnd()}…`
    : text;
}
