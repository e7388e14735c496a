import type { RenderedCard } from '../../cards/elements/rendered-card.ts';
import { chooseProlongCard, type Prolongable } from '../../cards/lists/choose-prolong-card.ts';
import { textCard } from '../../cards/messages/text-card.ts';
import type { RoleVerb } from '../../language/command.ts';
import { readEnded, readHeld } from '../changes/prolongables.ts';
import type { Turn } from '../turn.ts';
import type { UseCases } from '../use-cases.ts';

type Prolonging = 'extend' | 'renew' | 'restart';

export const isProlonging = (verb: RoleVerb): verb is Prolonging =>
  verb === 'extend' || verb === 'renew' || verb === 'restart';

const NOTHING = {
  extend: 'prolong.nothing',
  renew: 'prolong.nothingEnded',
  restart: 'several.nothingActive',
} as const;

/** `extend`, `renew`, `restart` without a name: what of one's own it could be, the next to end first. */
export async function prolongablesCommand(useCases: UseCases, turn: Turn, verb: Prolonging): Promise<RenderedCard> {
  const { view } = turn;
  const candidates = verb === 'renew' ? await readEnded(useCases, turn) : await readHeld(useCases, turn);
  const meant = candidates.filter((one) => (verb === 'restart' ? one.kind === 'activation' : one.right.endsAt));
  if (meant.length === 0) return textCard(view.words.say(NOTHING[verb]), view);
  return chooseProlongCard('unnamed', verb === 'renew' ? meant : meant.toSorted(nextToEndFirst), {}, view);
}

const nextToEndFirst = (one: Prolongable, other: Prolongable): number =>
  Number(one.right.endsAt) - Number(other.right.endsAt);
