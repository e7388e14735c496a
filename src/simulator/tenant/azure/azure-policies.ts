import type { Access } from '../../pim/model.ts';
import { createPolicyBook, type PolicyBook, type PolicyBookParts } from '../../pim/policy-book.ts';
import { UNTOUCHED_AZURE } from '../policies.ts';
import type { AzureTenant } from './azure-tenant.ts';

/** Every role has a policy of its own at every scope; nothing is inherited. */
export function createAzurePolicies({ policies }: AzureTenant, keep: PolicyBookParts['keep']): PolicyBook {
  const keyOf = ({ role, scope }: Access) => `${scope}/${role}`;
  const written = new Map(policies.map(({ access, policy }) => [keyOf(access), policy]));
  return createPolicyBook({ original: (access) => written.get(keyOf(access)) ?? UNTOUCHED_AZURE, keyOf, keep });
}
