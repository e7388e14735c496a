import type { View } from '../../../words/view.ts';
import type { RenderedCard } from '../elements/rendered-card.ts';
import { messageCard } from './message-card.ts';

/** What to say, with rights of the person's own where they are known: an example that works is the best help. */
export interface HelpExamples {
  /** Whole sentences. */
  readonly activations: readonly string[];
  /** What one of the rights is called; nothing = none is known. */
  readonly role: string | undefined;
  /** One that has an end, and could be prolonged. */
  readonly ending: string | undefined;
}

/** What can be said, acting first, and short enough for a phone. `problem` says why help is shown unasked. */
export function helpCard(view: View, { activations, role, ending }: HelpExamples, problem?: string): RenderedCard {
  const { words } = view;
  const named = { role: role ?? words.say('help.someRole') };
  return messageCard(
    {
      title: words.say('help.title'),
      paragraphs: [problem, words.say('help.text')],
      examples: [
        ...activations,
        words.say('help.check', named),
        words.say('help.find'),
        words.say('help.lists'),
        words.say('help.end', named),
        words.say('help.restart', named),
        words.say('help.prolong', ending === undefined ? named : { role: ending }),
        words.say('help.cancel'),
        words.say('help.decide'),
        words.say('help.policy', named),
        words.say('help.self'),
      ],
    },
    view,
  );
}
