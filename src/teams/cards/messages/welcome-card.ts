import type { View } from '../../../words/view.ts';
import { action } from '../elements/action.ts';
import type { RenderedCard } from '../elements/rendered-card.ts';
import { rolesPage } from '../verbs/rights/roles-page.ts';
import type { HelpExamples } from './help-card.ts';
import { messageCard } from './message-card.ts';

const MOST_EXAMPLES = 3;

/** The first words in a 1:1 chat: who I am, what I do, three sentences to try. */
export function welcomeCard({ activations, role }: HelpExamples, view: View): RenderedCard {
  const { words } = view;
  const examples = [...activations, ...(role === undefined ? [] : [words.say('help.deactivate', { role })])];
  const others = [words.say('help.roles'), words.say('help.active')];
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
