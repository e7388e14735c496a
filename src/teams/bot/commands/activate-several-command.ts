import { activateRoles, type Eligibility, sameTarget, targetOf } from '../../../pim/index.ts';
import type { RenderedCard } from '../../cards/elements/rendered-card.ts';
import { type SeveralActivation, severalActivationsCard } from '../../cards/outcomes/several-activations-card.ts';
import type { UnclearName } from '../../cards/outcomes/unclear-row.ts';
import type { Command } from '../../language/command.ts';
import type { NameMatch } from '../../language/match-name.ts';
import type { Turn } from '../turn.ts';
import type { UseCases } from '../use-cases.ts';
import { activateCommand } from './activate-command.ts';
import { findEligibilities } from './find-eligibilities.ts';
import { inputOf } from './input-of.ts';

/**
 * `activate Global Reader and Security Reader for 1h`: each with its own outcome. What was typed may yet be the one name
 * of a role with "and" in it.
 */
export async function activateSeveralCommand(
  useCases: UseCases,
  turn: Turn,
  command: Extract<Command, { kind: 'activate-several' }>,
): Promise<RenderedCard> {
  const { person, activityId, view } = turn;
  const { text, roles, scope } = command;
  const find = (role: string) => findEligibilities(useCases.myRights, person, { role, scope });
  const whole = await find(text);
  if (whole.kind === 'exact') return activateCommand(useCases, turn, { ...command, kind: 'activate', role: text });

  const input = inputOf(command);
  const named = await Promise.all(roles.map(async (name) => ({ name, found: only(name, await find(name)) })));
  const clear = named.flatMap(({ found }) => ('role' in found ? [found] : []));
  // A role that was said twice is one wish.
  const wanted = clear.filter((one, at) => clear.findIndex((o) => sameTarget(targetOf(o), targetOf(one))) === at);
  const attempts = await activateRoles(
    useCases,
    wanted.map((right) => ({ person, activityId, target: targetOf(right), input })),
  );
  const tried = wanted.flatMap((right, at): SeveralActivation[] => {
    const attempt = attempts[at];
    return attempt ? [{ kind: 'tried', right, attempt }] : [];
  });
  const unclear = named.flatMap(({ found }) => ('role' in found ? [] : [found]));
  return severalActivationsCard([...tried, ...unclear], input, view);
}

/** The one that is meant, or why that is not clear. */
export function only<T extends Pick<Eligibility, 'provider' | 'role' | 'scope'>>(
  name: string,
  match: NameMatch<T>,
): T | UnclearName {
  if (match.kind === 'none') return { kind: 'unclear', name, why: 'none', rights: [] };
  const [first, another] = match.matches;
  if (first && !another && match.kind === 'exact') return first;
  return { kind: 'unclear', name, why: match.kind === 'near' ? 'near' : 'several', rights: match.matches };
}
