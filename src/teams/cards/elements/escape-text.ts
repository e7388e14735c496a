/** Longest text on a card; a justification (500 characters) fits with the words around it. */
const MAX_LENGTH = 600;

/** Joins invisibly and breaks every syntax it stands in. */
const WORD_JOINER = '\u2060';

/** Lone surrogates, controls, and invisible formatting such as right-to-left overrides; joiners that scripts need stay. */
const UNPRINTABLE = /\p{Cs}|(?!\u200c|\u200d|\s)[\p{Cc}\p{Cf}]/gu;
/** More marks on one letter than any script has paint over the lines around it. */
const STACKED_MARKS = /(\p{M}{4})\p{M}+/gu;

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
 * code points (then "…"), and nothing in it that a client or the template engine could take for a link, a mention, a
 * tag or an expression. Looks the same to a reader. Idempotent. Markdown emphasis is left alone: what people wrote
 * stands in TextRuns only, which no client formats (tested).
 */
export function escapeText(text: string, maxLength: number = MAX_LENGTH): string {
  // Cut before the expressions run: their cost must not be the writer's choice.
  const cut = text.slice(0, maxLength * 4);
  const line = cut.replace(UNPRINTABLE, '').replace(STACKED_MARKS, '$1').replace(/\s+/gu, ' ').trim();
  return SYNTAX.reduce((safe, syntax) => safe.replace(syntax, `$&${WORD_JOINER}`), shorten(line, maxLength));
}

function shorten(text: string, maxLength: number): string {
  const points = [...text];
  return points.length > maxLength
    ? `${points
        .slice(0, maxLength - 1)
        .join('')
        .trimEnd()}…`
    : text;
}
