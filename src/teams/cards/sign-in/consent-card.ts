import type { View } from '../../../words/view.ts';
import type { RenderedCard } from '../elements/rendered-card.ts';
import { outcomeFrame } from '../outcomes/outcome-frame.ts';

/** The organization has not granted the permissions: what that means for the person, and the link for an administrator. */
export function consentCard(url: string, view: View): RenderedCard {
  const { words } = view;
  return outcomeFrame(
    {
      status: 'needs-consent',
      title: words.say('error.consentTitle'),
      next: [words.say('error.consentWhat'), words.say('consent.person'), words.say('consent.administrator')],
      actions: [{ type: 'Action.OpenUrl', title: words.say('button.consent'), url }],
      hints: [words.say('say.consent')],
    },
    view,
  );
}
