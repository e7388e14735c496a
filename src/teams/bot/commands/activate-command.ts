import { targetOf } from '../../../pim/index.ts';
import type { RenderedCard } from '../../cards/elements/rendered-card.ts';
import { chooseRoleCard } from '../../cards/lists/choose-role-card.ts';
import { textCard } from '../../cards/messages/text-card.ts';
import type { Command } from '../../language/command.ts';
import { activate } from '../activate.ts';
import type { Turn } from '../turn.ts';
import type { UseCases } from '../use-cases.ts';
import { findActivatable } from './find-activatable.ts';
import { inputOf } from './input-of.ts';

/** `activate Global Reader for 2h because …`: done where that is enough, else asked for exactly what is missing. */
export async function activateCommand(
  useCases: UseCases,
  turn: Turn,
  command: Extract<Command, { kind: 'activate' }>,
): Promise<RenderedCard> {
  const input = inputOf(command);
  const found = await findActivatable(useCases, turn.person, command);
  if (found.kind === 'none') {
    return textCard(turn.view.words.say('activate.unknownRole', { role: command.role }), turn.view);
  }
  const [only, another] = found.matches;
  if (found.kind === 'near' || !only || another) {
    const why = found.kind === 'near' ? 'near' : 'several';
    return chooseRoleCard({ why, wish: { kind: 'activate', input } }, found.matches, turn.view);
  }
  return (await activate(useCases, turn, targetOf(only), input)).card;
}
