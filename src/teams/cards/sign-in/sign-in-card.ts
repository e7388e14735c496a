import type { ErrorWords } from '../../../words/error-words.ts';
import type { View } from '../../../words/view.ts';
import type { RenderedCard } from '../elements/rendered-card.ts';
import { outcomeFrame } from '../outcomes/outcome-frame.ts';
import { signInButtons } from './sign-in-buttons.ts';

/** Why Teams' silent sign-in was not enough, and the way to the page. */
export function signInCard({ title, what, next, reference }: ErrorWords, url: string, view: View): RenderedCard {
  const { words } = view;
  return outcomeFrame(
    {
      status: 'needs-sign-in',
      title,
      next: [what, next],
      reference: reference && words.say('fact.reference', { reference }),
      actions: signInButtons(url, words),
      hints: [words.say('say.signIn')],
    },
    view,
  );
}
