import type { ErrorWords } from '../../../words/error-words.ts';
import type { View } from '../../../words/view.ts';
import type { ActionJson } from '../elements/action.ts';
import type { RenderedCard } from '../elements/rendered-card.ts';
import { messageCard } from './message-card.ts';

/** What failed, what to do, and under which reference the log and Microsoft know it. */
export function errorCard(
  { title, what, next, reference }: ErrorWords,
  view: View,
  buttons: { readonly actions?: readonly ActionJson[]; readonly hints?: readonly string[] } = {},
): RenderedCard {
  const shown = reference && view.words.say('fact.reference', { reference });
  return messageCard({ title, paragraphs: [what, next], reference: shown, ...buttons }, view);
}
