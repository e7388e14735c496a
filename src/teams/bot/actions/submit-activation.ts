import type { ActivateSubmit } from '../../cards/verbs/activation/activate-submit.ts';
import { activate } from '../activate.ts';
import type { Turn } from '../turn.ts';
import type { UseCases } from '../use-cases.ts';
import type { ActionAnswer } from './action-answer.ts';

/** Activates; the form becomes the outcome, or the form again with what is still missing. */
export async function submitActivation(useCases: UseCases, turn: Turn, action: ActivateSubmit): Promise<ActionAnswer> {
  const { card } = await activate(useCases, turn, action.target, action.input);
  return { kind: 'replace', card };
}
