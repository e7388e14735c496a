import type { ConditionalAccessPolicy } from '../../tenant/sign-in/conditional-access-policy.ts';
import type { Person } from '../../tenant/tenant.ts';
import type { Resource } from '../../tokens/resources.ts';
import type { TenantState } from '../../world.ts';
import type { ClaimsRequest } from '../asked/claims-request.ts';
import type { Proof } from '../grants/proof.ts';

/** What is asked, of whom, with what in hand. */
export interface AccessAsk {
  readonly person: Person;
  readonly resources: readonly Resource[];
  readonly claims: Pick<ClaimsRequest, 'contexts' | 'needsMfa' | 'policyIds'>;
}

/** What a sign-in must bring. */
export interface Demands {
  /** Whether the person may use the bot at all. */
  readonly isAssigned: boolean;
  readonly mfa: boolean;
  readonly externalChallenge: boolean;
  /** Authentication contexts. */
  readonly contexts: readonly string[];
  /** Conditional Access policies that apply; one that blocks cannot be met. */
  readonly policies: readonly ConditionalAccessPolicy[];
}

/** Reads what policies and the client demand. `at`: simulated time, because groups change. */
export function demandsOn(
  { tenant, memberships, signIn }: TenantState,
  { person, resources, claims }: AccessAsk,
  at: Date,
): Demands {
  const names = [person.id, ...memberships.groupsOf(person.id, at)];
  const isAmong = (ids: readonly string[]) => ids.some((id) => names.includes(id));
  const policies = [...signIn.conditionalAccess.values()].filter(
    ({ id, isEnabled, people, except, target }) =>
      isEnabled &&
      (people === 'everybody' || isAmong(people)) &&
      !isAmong(except) &&
      (claims.policyIds.includes(id) || isAimedAt(target, resources, claims.contexts)),
  );
  const kinds = policies.map(({ requires }) => requires.kind);
  const contexts = policies.flatMap(({ requires }) => (requires.kind === 'context' ? [requires.context] : []));
  const { assignedTo } = tenant.bot;
  return {
    isAssigned: assignedTo === undefined || isAmong(assignedTo),
    mfa: claims.needsMfa || kinds.includes('mfa'),
    externalChallenge: kinds.includes('externalChallenge'),
    contexts: [...new Set([...claims.contexts, ...contexts])],
    policies,
  };
}

/** Whether the proof is enough for a policy. */
export function isMet({ requires }: ConditionalAccessPolicy, proof: Proof): boolean {
  if (requires.kind === 'block') return false;
  if (requires.kind === 'mfa') return proof.amr.includes('mfa');
  return requires.kind === 'context' ? proof.acrs.includes(requires.context) : proof.isExternallyChecked;
}

function isAimedAt(
  target: ConditionalAccessPolicy['target'],
  resources: readonly Resource[],
  contexts: readonly string[],
): boolean {
  if (target.kind === 'contexts') return target.contexts.some((context) => contexts.includes(context));
  const aimed = target.resources;
  return aimed === 'all' || resources.some((resource) => aimed.includes(resource));
}
