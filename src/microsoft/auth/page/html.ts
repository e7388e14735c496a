/** Markup that is safe to send: every text that was put into it is escaped. */
export interface Html {
  readonly markup: string;
}

/** `` html`<p>${text}</p>` ``: texts are escaped, markup is taken as it is, nothing leaves nothing. */
export const html = (
  fixed: TemplateStringsArray,
  ...parts: readonly (string | Html | readonly Html[] | undefined)[]
): Html => ({ markup: fixed.reduce((sum, text, index) => `${sum}${markupOf(parts[index - 1])}${text}`) });

function markupOf(part: string | Html | readonly Html[] | undefined): string {
  if (part === undefined) return '';
  if (typeof part === 'string') return part.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
  return 'markup' in part ? part.markup : part.map(({ markup }) => markup).join('');
}
