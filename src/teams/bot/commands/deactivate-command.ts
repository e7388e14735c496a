import { deactivateRole, listActive } from '../../../pim/index.ts';
import type { RenderedCard } from '../../cards/elements/rendered-card.ts';
import { chooseRoleCard } from '../../cards/lists/choose-role-card.ts';
import { textCard } from '../../cards/messages/text-card.ts';
import { deactivationCard } from '../../cards/outcomes/deactivation-card.ts';
import type { Command } from '../../language/command.ts';
import type { Turn } from '../turn.ts';
import type { UseCases } from '../use-cases.ts';
import { matchRight } from './match-right.ts';

/** `deactivate Global Reader`: ends an activation of one's own. A near match is offered, never taken. */
export async function deactivateCommand(
  useCases: UseCases,
  turn: Turn,
  command: Extract<Command, { kind: 'deactivate' }>,
): Promise<RenderedCard> {
  const { person, activityId, view } = turn;
  const { assignments } = await listActive(useCases, person);
  const activations = assignments.filter((held) => held.assignmentType === 'activated');
  const found = matchRight(command, activations, (held) => held);
  const [only, another] = found.kind === 'exact' ? found.matches : [];
  if (only && !another) {
    return deactivationCard(await deactivateRole(useCases, { person, activityId, activation: only }), view);
  }
  if (found.kind !== 'none') {
    const why = found.kind === 'near' ? 'near' : 'several';
    return chooseRoleCard({ why, wish: { kind: 'deactivate' } }, found.matches, view);
  }
  const isAssigned = matchRight(command, assignments, (held) => held).kind === 'exact';
  const key = isAssigned ? 'deactivate.assigned' : 'deactivate.notActive';
  return textCard(view.words.say(key, { role: command.role }), view);
}
