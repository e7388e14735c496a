import type { TenantState } from '../../world.ts';
import type { Proof } from '../grants/proof.ts';
import type { SignInError } from '../sign-in-error.ts';
import { type AccessAsk, type Demands, demandsOn, isMet } from './demands.ts';
import { blocked, externalChallengeNeeded, mfaNeeded, notAssigned, registrationNeeded } from './refusals.ts';

/** Throws `SignInError` where a sign-in would have to show a page, or no page would help. */
export function requireAccess(state: TenantState, ask: AccessAsk, proof: Proof, at: Date): void {
  const refusal = refusalOf(state, ask, demandsOn(state, ask, at), proof);
  if (refusal) throw refusal;
}

/** What is missing, the hopeless first. The order of the others is a guess. */
function refusalOf(
  { tenant, signIn }: TenantState,
  { person, resources, claims }: AccessAsk,
  demands: Demands,
  proof: Proof,
): SignInError | undefined {
  const hopeless = hopelessOf({ tenant }, person, demands);
  if (hopeless) return hopeless;
  const unmet = demands.policies.filter((policy) => !isMet(policy, proof));
  const missing = {
    policyIds: unmet.filter(({ requires }) => requires.kind !== 'context').map(({ id }) => id),
    contexts: demands.contexts.filter((context) => !proof.acrs.includes(context)),
    needsMfa: claims.needsMfa && !proof.amr.includes('mfa'),
  };
  if (unmet.some(({ requires }) => requires.kind === 'externalChallenge')) return externalChallengeNeeded(missing);
  if (missing.policyIds.length === 0 && missing.contexts.length === 0 && !missing.needsMfa) return undefined;
  const [resource = 'graph'] = resources;
  return signIn.registeredForMfa.has(person.id) ? mfaNeeded(resource, missing) : registrationNeeded(resource, missing);
}

/** Nothing that the person could prove would help. */
export function hopelessOf(
  { tenant }: Pick<TenantState, 'tenant'>,
  person: AccessAsk['person'],
  { isAssigned, policies }: Demands,
): SignInError | undefined {
  if (!isAssigned) return notAssigned(tenant.bot, person);
  const blocking = policies.filter(({ requires }) => requires.kind === 'block');
  return blocking.length > 0 ? blocked(blocking.map(({ id }) => id)) : undefined;
}
