import { targetOf } from '../../../pim/index.ts';
import type { RenderedCard } from '../../cards/elements/rendered-card.ts';
import { chooseProlongCard, type Prolongable } from '../../cards/lists/choose-prolong-card.ts';
import { textCard } from '../../cards/messages/text-card.ts';
import { shortName } from '../../cards/rights/right.ts';
import type { Command } from '../../language/command.ts';
import { prolong } from '../changes/prolong.ts';
import { readEnded, readHeld } from '../changes/prolongables.ts';
import { restartForm } from '../changes/restart.ts';
import type { Turn } from '../turn.ts';
import type { UseCases } from '../use-cases.ts';
import { inputOf } from './input-of.ts';
import { matchRight } from './match-right.ts';

type ProlongCommand = Extract<Command, { kind: 'extend' | 'renew' | 'restart' }>;

/**
 * `extend …`, `renew …`: the request that PIM has for it, decided by an administrator. An activation has none: restarting
 * it is offered instead. Whether "extend" or "renew" was said does not matter: what holds is extended, what is over renewed.
 */
export async function prolongCommand(useCases: UseCases, turn: Turn, command: ProlongCommand): Promise<RenderedCard> {
  const { view } = turn;
  const held = await readHeld(useCases, turn);
  const candidates = held.filter(hasEnd);
  const find = (among: readonly Prolongable[]) => matchRight(command, among, ({ right }) => right);
  let match = find(candidates);
  if (match.kind !== 'exact') {
    const permanent = find(held);
    const [only] = permanent.kind === 'exact' && command.kind === 'extend' ? permanent.matches : [];
    if (only) return textCard(view.words.say('prolong.permanent', { role: shortName(only.right, view.words) }), view);
    match = find([...candidates, ...(await readEnded(useCases, turn))]);
  }
  if (match.kind === 'none') {
    const { role } = command;
    const key = command.kind === 'renew' ? 'prolong.nothingExpired' : 'prolong.unknown';
    return textCard(view.words.say(key, { role }), view);
  }
  const input = inputOf(command);
  const [only, another] = match.matches;
  if (match.kind === 'near' || !only || another)
    return chooseProlongCard(match.kind === 'near' ? 'near' : 'several', match.matches, input, view);
  if (only.kind === 'activation') return restartForm(useCases, turn, targetOf(only.right), input);
  return prolong(useCases, turn, only.kind === 'holding' ? 'selfExtend' : 'selfRenew', only.right, input);
}

/** Activations always end; what has no end cannot be prolonged. */
const hasEnd = ({ right }: Prolongable): boolean => right.endsAt !== undefined;
