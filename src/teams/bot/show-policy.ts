import { type RoleAtScope, sameTarget, targetOf } from '../../pim/index.ts';
import type { RenderedCard } from '../cards/elements/rendered-card.ts';
import { textCard } from '../cards/messages/text-card.ts';
import { policyCard } from '../cards/reading/policy-card.ts';
import { shortName } from '../cards/rights/right.ts';
import type { Turn } from './turn.ts';
import type { UseCases } from './use-cases.ts';

/** The rules of a role at a scope, or that PIM does not show them. */
export async function showPolicy(
  { myRights }: Pick<UseCases, 'myRights'>,
  { person, view }: Turn,
  right: RoleAtScope,
): Promise<RenderedCard> {
  const target = targetOf(right);
  const [policy, own] = await Promise.all([myRights.policy(person, target), myRights.remembered(person)]);
  if (!policy) return textCard(view.words.say('policy.unknown', { role: shortName(right, view.words) }), view);
  const isEligible = own.some((one) => sameTarget(targetOf(one), target));
  return policyCard(right, policy, isEligible, view);
}
