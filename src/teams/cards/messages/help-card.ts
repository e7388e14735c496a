import type { View } from '../../../words/view.ts';
import type { RenderedCard } from '../elements/rendered-card.ts';
import { messageCard } from './message-card.ts';

/** What only reads, and can be tried without a thought. */
const EXAMPLES = [
  'help.exampleFind',
  'help.exampleRequests',
  'help.examplePlanned',
  'help.exampleCheck',
  'help.examplePolicy',
  'help.exampleWhoami',
] as const;

/** What can be said, with examples that work. `problem` says why help is shown unasked. */
export function helpCard(view: View, examples: readonly string[], problem?: string): RenderedCard {
  const { words } = view;
  return messageCard(
    {
      title: words.say('help.title'),
      paragraphs: [problem, words.say('help.text')],
      examples: [
        ...examples,
        words.say('help.exampleRoles'),
        words.say('help.exampleActive'),
        ...EXAMPLES.map((key) => words.say(key)),
      ],
    },
    view,
  );
}
