import { refusals } from '../../pim/refusal.ts';
import type { Call } from '../../server/call.ts';
import type { World } from '../../world.ts';
import type { Caller } from '../caller.ts';
import { GraphError } from '../graph-error.ts';
import { openCall } from '../open-call.ts';
import type { Moment } from '../surfaces/surface.ts';
import { policyReaders } from './policy-permissions.ts';
import { assignedTarget, type PolicyTarget, policyTarget, type ScopeType, scopeTypeNamed } from './policy-target.ts';

export const POLICIES = 'policies/roleManagementPolicies';

export interface FoundPolicy {
  readonly target: PolicyTarget;
  readonly caller: Caller;
  readonly at: Moment;
}

type Permissions = (scopeType: ScopeType) => readonly string[];

/** Opens a call about the policy with an id. Throws `GraphError` or `PimRefusal`. */
export const findPolicy = (world: World, call: Call, id: string, permissions: Permissions = policyReaders) =>
  find(world, call, id, permissions, policyTarget);

/** The same by the id of the policy's assignment. */
export const findAssignment = (world: World, call: Call, id: string) =>
  find(world, call, id, policyReaders, assignedTarget);

/** An id begins with the provider; without one it is no id at all, which is another error than an unknown one. */
async function find(
  world: World,
  call: Call,
  id: string,
  permissions: Permissions,
  lookUp: typeof policyTarget,
): Promise<FoundPolicy> {
  const scopeType = scopeTypeNamed(id.split('_')[0] ?? '');
  const { caller, at } = await openCall(world, call, permissions(scopeType ?? 'DirectoryRole'));
  if (!scopeType) throw new GraphError(400, 'MissingProvider', 'The provider is missing.', { wrapped: true });
  const target = lookUp(scopeType, id, at);
  if (!target) throw refusals.notFound();
  return { target, caller, at };
}
