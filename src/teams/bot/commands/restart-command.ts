import { listActive, targetOf } from '../../../pim/index.ts';
import type { RenderedCard } from '../../cards/elements/rendered-card.ts';
import { chooseProlongCard } from '../../cards/lists/choose-prolong-card.ts';
import { textCard } from '../../cards/messages/text-card.ts';
import type { Command } from '../../language/command.ts';
import { restart } from '../changes/restart.ts';
import type { Turn } from '../turn.ts';
import type { UseCases } from '../use-cases.ts';
import { inputOf } from './input-of.ts';
import { matchRight } from './match-right.ts';

/** `restart Global Reader for 2h because …`: ends an activation and activates it anew. */
export async function restartCommand(
  useCases: UseCases,
  turn: Turn,
  command: Extract<Command, { kind: 'extend' | 'renew' | 'restart' }>,
): Promise<RenderedCard> {
  const { person, view } = turn;
  const { assignments } = await listActive(useCases, person);
  const activations = assignments.filter((held) => held.assignmentType === 'activated');
  const match = matchRight(command, activations, (held) => held);
  if (match.kind === 'none') return textCard(view.words.say('deactivate.notActive', { role: command.role }), view);
  const input = inputOf(command);
  const [only, another] = match.matches;
  if (match.kind === 'exact' && only && !another) return restart(useCases, turn, targetOf(only), input);
  const choices = match.matches.map((right) => ({ kind: 'activation' as const, right }));
  return chooseProlongCard(match.kind === 'near' ? 'near' : 'several', choices, input, view);
}
