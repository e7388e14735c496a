import type { RenderedCard } from '../../cards/elements/rendered-card.ts';
import { chooseRoleCard } from '../../cards/lists/choose-role-card.ts';
import { textCard } from '../../cards/messages/text-card.ts';
import type { Command } from '../../language/command.ts';
import { showPolicy } from '../show-policy.ts';
import type { Turn } from '../turn.ts';
import type { UseCases } from '../use-cases.ts';
import { findNamedRole } from './find-named-role.ts';

/** `policy Global Administrator`: its rules in words, also of roles that one cannot activate. */
export async function policyCommand(
  useCases: UseCases,
  turn: Turn,
  command: Extract<Command, { kind: 'policy' }>,
): Promise<RenderedCard> {
  const found = await findNamedRole(useCases, turn.person, command);
  if (found.kind === 'none') return textCard(turn.view.words.say('policy.notFound', { role: command.role }), turn.view);
  const [only, another] = found.matches;
  if (found.kind === 'near' || !only || another) {
    const why = found.kind === 'near' ? 'near' : 'several';
    return chooseRoleCard({ why, wish: { kind: 'policy' } }, found.matches, turn.view);
  }
  return showPolicy(useCases, turn, only);
}
