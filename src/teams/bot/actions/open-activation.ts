import { planRole } from '../../../pim/index.ts';
import { activationFormCard } from '../../cards/forms/activation-form-card.ts';
import type { ActivateOpen } from '../../cards/verbs/activate-open.ts';
import type { Turn } from '../turn.ts';
import type { UseCases } from '../use-cases.ts';
import type { ActionAnswer } from './action-answer.ts';

/** Shows the form in a message of its own: the list that was clicked stays for the next role. */
export async function openActivation(useCases: UseCases, turn: Turn, action: ActivateOpen): Promise<ActionAnswer> {
  const { person, view } = turn;
  const plan = await planRole(useCases, { person, target: action.target, input: action.input });
  return { kind: 'post', card: activationFormCard(plan, view), note: view.words.say('action.formBelow') };
}
