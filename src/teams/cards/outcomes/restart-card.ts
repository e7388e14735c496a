import type { AppError } from '../../../core/app-error.ts';
import { type PlanInput, type RoleAtScope, targetOf } from '../../../pim/index.ts';
import { errorWords } from '../../../words/error-words.ts';
import type { View } from '../../../words/view.ts';
import { action } from '../elements/action.ts';
import type { RenderedCard } from '../elements/rendered-card.ts';
import { shortName } from '../rights/right.ts';
import { activateCommand } from '../rights/typed-command.ts';
import { activateSubmit } from '../verbs/activation/activate-submit.ts';
import { outcomeFrame } from './outcome-frame.ts';

/** A restart that ended the activation and could not activate it anew: the person must know that they hold nothing now. */
export function notAgainCard(right: RoleAtScope, input: PlanInput, error: AppError, view: View): RenderedCard {
  const { words } = view;
  const role = shortName(right, words);
  const { what, reference } = errorWords(error, words);
  return outcomeFrame(
    {
      status: 'none',
      title: words.say('restart.notAgain', { role }),
      next: words.say('restart.notAgainNext', { why: what }),
      reference: reference && words.say('fact.reference', { reference }),
      actions: [action(activateSubmit.press(targetOf(right), input), { title: words.say('button.activateAgain') })],
      hints: [words.say('say.activateAgain', { command: activateCommand(role, input, words) })],
    },
    view,
  );
}
