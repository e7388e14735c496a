import type { View } from '../../../words/view.ts';
import type { RenderedCard } from '../elements/rendered-card.ts';
import { messageCard } from './message-card.ts';

/**
 * What I do where others read along, for everybody there: nothing of anybody's rights.
 *
 * @param bot what the app is called here, so how it is mentioned.
 * @param why shown first: I am new here, or what somebody said could not be read.
 */
export function sharedHelpCard(bot: string, why: 'new' | { readonly problem?: string }, view: View): RenderedCard {
  const { words } = view;
  return messageCard(
    {
      title: why === 'new' ? words.say('welcome.title') : words.say('shared.title'),
      paragraphs: [why === 'new' ? undefined : why.problem, words.say('welcome.sharedText')],
      examples: [
        words.say('shared.exampleRoles', { bot }),
        words.say('shared.exampleActivate', { bot }),
        words.say('shared.exampleActive', { bot }),
        words.say('shared.exampleApprovals', { bot }),
        words.say('shared.exampleHelp', { bot }),
      ],
    },
    view,
  );
}
