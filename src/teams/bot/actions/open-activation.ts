import { planRole } from '../../../pim/index.ts';
import type { ActivateOpen } from '../../cards/verbs/activation/activate-open.ts';
import { activationForm } from '../activate.ts';
import type { Turn } from '../turn.ts';
import type { UseCases } from '../use-cases.ts';
import type { ActionAnswer } from './action-answer.ts';

/** Shows the form in a message of its own: the list that was clicked stays for the next role. */
export async function openActivation(useCases: UseCases, turn: Turn, action: ActivateOpen): Promise<ActionAnswer> {
  const { person, view } = turn;
  const plan = await planRole(useCases, { person, target: action.target, input: action.input });
  return { kind: 'post', card: await activationForm(useCases, turn, plan), note: view.words.say('action.formBelow') };
}
