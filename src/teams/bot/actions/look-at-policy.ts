import { listActive, providerNamed, type RoleAtScope, sameTarget, type Target, targetOf } from '../../../pim/index.ts';
import type { RenderedCard } from '../../cards/elements/rendered-card.ts';
import { textCard } from '../../cards/messages/text-card.ts';
import type { PolicyLook } from '../../cards/verbs/rights/policy-look.ts';
import { DIRECTORY } from '../directory.ts';
import { showPolicy } from '../show-policy.ts';
import type { Turn } from '../turn.ts';
import type { UseCases } from '../use-cases.ts';

/** The rules of what was chosen. Its name is read anew: the card carries only ids. */
export async function lookAtPolicy(useCases: UseCases, turn: Turn, { target }: PolicyLook): Promise<RenderedCard> {
  const right = await rightAt(useCases, turn, target);
  return right ? showPolicy(useCases, turn, right) : textCard(turn.view.words.say('action.unreadable'), turn.view);
}

async function rightAt(useCases: UseCases, { person }: Turn, target: Target): Promise<RoleAtScope | undefined> {
  const { myRights, providers } = useCases;
  const isIt = (one: RoleAtScope) => sameTarget(targetOf(one), target);
  const own = await myRights.eligibilitiesOf(target.provider, person);
  const eligibility = own.find(isIt);
  if (eligibility) return eligibility;
  const rights: readonly RoleAtScope[] = [...own, ...(await listActive(useCases, person)).assignments];
  const held = rights.find(isIt);
  if (held) return held;
  const role = await providerNamed(providers, target.provider).roleDefinitions.read(person, target);
  const scope =
    target.scopeId === DIRECTORY.id ? DIRECTORY : rights.find((one) => one.scope.id === target.scopeId)?.scope;
  return role && scope && { provider: target.provider, role, scope };
}
