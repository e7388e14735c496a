import { deactivateRole, findActivation } from '../../../pim/index.ts';
import { deactivationCard } from '../../cards/outcomes/deactivation-card.ts';
import type { DeactivateSubmit } from '../../cards/verbs/activation/deactivate-submit.ts';
import type { Turn } from '../turn.ts';
import type { UseCases } from '../use-cases.ts';
import type { ActionAnswer } from './action-answer.ts';

/** Ends an activation. What is active is read from PIM first, not taken from the card. */
export async function submitDeactivation(
  useCases: UseCases,
  turn: Turn,
  action: DeactivateSubmit,
): Promise<ActionAnswer> {
  const { person, activityId, view } = turn;
  const activation = await findActivation(useCases, person, action.target);
  const outcome = activation
    ? await deactivateRole(useCases, { person, activityId, activation })
    : ({ kind: 'not-active' } as const);
  return { kind: 'replace', card: deactivationCard(outcome, view) };
}
