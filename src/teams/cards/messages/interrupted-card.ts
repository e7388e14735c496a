import type { Target } from '../../../pim/index.ts';
import type { View } from '../../../words/view.ts';
import { action } from '../elements/action.ts';
import type { RenderedCard } from '../elements/rendered-card.ts';
import { standingLook } from '../verbs/activation/standing-look.ts';
import { messageCard } from './message-card.ts';

/** The bot had to stop before PIM answered. What became of it can be looked at, where it is known what it was about. */
export function interruptedCard(target: Target | undefined, view: View): RenderedCard {
  const { words } = view;
  const what = words.say('interrupted.text');
  const title = words.say('interrupted.title');
  if (!target) return messageCard({ title, paragraphs: [what, words.say('interrupted.say')] }, view);
  const look = action(standingLook.press(target), { title: words.say('button.checkAgain') });
  return messageCard(
    { title, paragraphs: [what, words.say('interrupted.look')], actions: [look], hints: [words.say('say.check')] },
    view,
  );
}
