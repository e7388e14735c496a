/** Lines of text as a template repeats them. */
export const lines = (...texts: readonly (string | undefined)[]): { readonly text: string }[] =>
  texts.flatMap((text) => (text ? [{ text }] : []));

/** A fact that is `wide` takes the whole width of the card: its value may be long and hold no place to break a line. */
export type Fact = readonly [label: string, value: string | undefined, look?: 'wide'];

/** Label and value as a template repeats them; a fact without a value is left out. */
export const facts = (
  entries: readonly Fact[],
): { readonly label: string; readonly value: string; readonly isWide: boolean }[] =>
  entries.flatMap(([label, value, look]) => (value ? [{ label, value, isWide: look === 'wide' }] : []));

/** Short facts on one line: "up to 8 hours · justification". */
export const joined = (...texts: readonly (string | false | undefined)[]): string =>
  texts.filter((text) => text).join(' · ');
