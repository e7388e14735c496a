import type { ErrorWords } from '../../../words/error-words.ts';
import type { View } from '../../../words/view.ts';
import { action } from '../elements/action.ts';
import type { RenderedCard } from '../elements/rendered-card.ts';
import type { Press } from '../verbs/kinds/card-verb.ts';
import { errorCard } from './error-card.ts';
import { messageCard } from './message-card.ts';

/**
 * What stands where a form was that failed late: what was typed into it goes on in a button.
 *
 * @param said nothing = only a sign-in is missing.
 * @param press nothing = it cannot be tried again like this.
 */
export function retryCard(said: ErrorWords | undefined, press: Press | undefined, view: View): RenderedCard {
  const { words } = view;
  const buttons = press
    ? { actions: [action(press, { title: words.say('button.tryAgain') })], hints: [words.say('say.tryAgain')] }
    : {};
  return said
    ? errorCard(said, view, buttons)
    : messageCard({ paragraphs: [words.say('signIn.thenAgain')], ...buttons }, view);
}
