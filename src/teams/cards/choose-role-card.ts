import template from '../../../adaptiveCards/choose-role.json' with { type: 'json' };
import { targetOf } from '../../pim/eligibility.ts';
import type { ActivationInput } from '../../pim/plan-activation.ts';
import type { View } from '../../words/view.ts';
import { action } from './action.ts';
import { facts, lines } from './paint-lines.ts';
import { inputFacts } from './plan-facts.ts';
import { cardTemplate } from './render-card.ts';
import type { RenderedCard } from './rendered-card.ts';
import { type Right, shortName } from './right.ts';
import { activateCommand, deactivateCommand } from './typed-command.ts';
import { activateSubmit } from './verbs/activate-submit.ts';
import { deactivateSubmit } from './verbs/deactivate-submit.ts';

/** Teams shows six; more than five are no choice. */
const MOST_BUTTONS = 5;

const render = cardTemplate(template);

export interface Question {
  /** Whether several have the name, or none has it and these come near. */
  readonly why: 'several' | 'near';
  /** What was asked for; its buttons do it. */
  readonly wish: { readonly kind: 'activate'; readonly input: ActivationInput } | { readonly kind: 'deactivate' };
}

/** Asks which one was meant. Nothing is guessed; what was said already goes along with the button. */
export function chooseRoleCard({ why, wish }: Question, candidates: readonly Right[], view: View): RenderedCard {
  const { words } = view;
  const shown = candidates.slice(0, MOST_BUTTONS);
  const hidden = candidates.length - shown.length;
  const input = wish.kind === 'activate' ? wish.input : {};
  const known = facts(inputFacts(input, words));
  const title = words.say(why === 'several' ? 'choose.severalTitle' : 'choose.nearTitle');
  return render(
    {
      title,
      paragraphs: lines(
        words.say(why === 'several' ? 'choose.several' : 'choose.near'),
        hidden > 0 ? words.say('choose.more', { count: hidden }) : undefined,
      ),
      hasFacts: known.length > 0,
      facts: known,
      actions: shown.map((right) => {
        const target = targetOf(right);
        const press = wish.kind === 'activate' ? activateSubmit.press(target, input) : deactivateSubmit.press(target);
        return action(press, { title: shortName(right, words) });
      }),
    },
    {
      summary: title,
      hints: shown.map((right) =>
        words.say('say.choose', {
          role: shortName(right, words),
          command: wish.kind === 'activate' ? activateCommand(right, input, words) : deactivateCommand(right, words),
        }),
      ),
    },
    view,
  );
}
