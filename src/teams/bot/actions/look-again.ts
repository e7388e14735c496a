import { findDecision, lookAgain, narrowed, planRole } from '../../../pim/index.ts';
import { standingCard } from '../../cards/outcomes/standing-card.ts';
import type { StandingLook } from '../../cards/verbs/activation/standing-look.ts';
import type { Turn } from '../turn.ts';
import type { UseCases } from '../use-cases.ts';
import type { ActionAnswer } from './action-answer.ts';

/** Paints the card anew from what PIM says now. */
export async function lookAgainAction(useCases: UseCases, turn: Turn, action: StandingLook): Promise<ActionAnswer> {
  const { person, view } = turn;
  const provider = useCases.providers.get(action.target.provider);
  if (!provider) return { kind: 'note', note: view.words.say('action.unreadable') };
  const [plan, standing] = await Promise.all([
    planRole(useCases, { person, target: action.target, input: {} }),
    lookAgain(useCases, person, action.target),
  ]);
  const isDenied = standing.kind === 'requested' && standing.state === 'denied';
  const decision = isDenied ? await findDecision(useCases, person, standing.request) : undefined;
  const { approvers } = plan.needs;
  return { kind: 'replace', card: standingCard(narrowed(plan), standing, view, { approvers, decision }) };
}
