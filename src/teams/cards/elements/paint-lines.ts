/** Lines of text as a template repeats them. */
export const lines = (...texts: readonly (string | undefined)[]): { readonly text: string }[] =>
  texts.flatMap((text) => (text ? [{ text }] : []));

/** Label and value as a template repeats them; a fact without a value is left out. */
export const facts = (
  entries: readonly (readonly [label: string, value: string | undefined])[],
): { readonly label: string; readonly value: string }[] =>
  entries.flatMap(([label, value]) => (value ? [{ label, value }] : []));

/** Short facts on one line: "up to 8 hours · justification". */
export const joined = (...texts: readonly (string | false | undefined)[]): string =>
  texts.filter((text) => text).join(' · ');
