import { checkActivation, targetOf } from '../../../pim/index.ts';
import type { RenderedCard } from '../../cards/elements/rendered-card.ts';
import { chooseRoleCard } from '../../cards/lists/choose-role-card.ts';
import { textCard } from '../../cards/messages/text-card.ts';
import { checkCard } from '../../cards/outcomes/check-card.ts';
import type { Command } from '../../language/command.ts';
import type { Turn } from '../turn.ts';
import type { UseCases } from '../use-cases.ts';
import { findActivatable } from './find-activatable.ts';
import { inputOf } from './input-of.ts';

/** `check activate Global Reader for 2h because …`: what would happen; nothing is sent but PIM's own validation. */
export async function checkCommand(
  useCases: UseCases,
  { person, view }: Turn,
  command: Extract<Command, { kind: 'check' }>,
): Promise<RenderedCard> {
  const input = inputOf(command);
  const found = await findActivatable(useCases, person, command);
  if (found.kind === 'none') return textCard(view.words.say('activate.unknownRole', { role: command.role }), view);
  const [only, another] = found.matches;
  if (found.kind === 'near' || !only || another) {
    const why = found.kind === 'near' ? 'near' : 'several';
    return chooseRoleCard({ why, wish: { kind: 'check', input } }, found.matches, view);
  }
  const asked = { person, target: targetOf(only), input };
  return checkCard(await checkActivation(useCases, asked, useCases.newId), view);
}
