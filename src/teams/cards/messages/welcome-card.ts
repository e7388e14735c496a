import type { View } from '../../../words/view.ts';
import { action } from '../elements/action.ts';
import type { RenderedCard } from '../elements/rendered-card.ts';
import { rolesPage } from '../verbs/rights/roles-page.ts';
import { messageCard } from './message-card.ts';

const MOST_EXAMPLES = 3;

/**
 * The first words in a 1:1 chat: who I am, what I do, three sentences to try.
 *
 * @param examples of the person's own; where there are fewer than three, others fill up.
 */
export function welcomeCard(examples: readonly string[], view: View): RenderedCard {
  const { words } = view;
  const others = [words.say('help.exampleRoles'), words.say('help.exampleActive')];
  return messageCard(
    {
      title: words.say('welcome.title'),
      paragraphs: [words.say('welcome.text')],
      examples: [...examples, ...others].slice(0, MOST_EXAMPLES),
      actions: [action(rolesPage.press(1), { title: words.say('button.myRoles') })],
      hints: [words.say('say.roles')],
    },
    view,
  );
}
