import { checkActivation } from '../../../pim/index.ts';
import { checkCard } from '../../cards/outcomes/check-card.ts';
import type { ActivationCheck } from '../../cards/verbs/activation/activation-check.ts';
import type { Turn } from '../turn.ts';
import type { UseCases } from '../use-cases.ts';
import type { ActionAnswer } from './action-answer.ts';

/** The form becomes what it would lead to, with a button that does it. */
export async function submitCheck(useCases: UseCases, turn: Turn, action: ActivationCheck): Promise<ActionAnswer> {
  const { target, input } = action;
  const outcome = await checkActivation(useCases, { person: turn.person, target, input }, useCases.newId);
  return { kind: 'replace', card: checkCard(outcome, turn.view) };
}
