import type { Person } from '../../model/person.ts';
import { targetOf } from '../../model/right.ts';
import type { ScheduleRequest } from '../../model/schedule-request.ts';
import type { RequestContext } from '../../planning/risks-of.ts';
import { providerNamed } from '../../ports/provider-named.ts';
import type { PimDeps } from '../pim-deps.ts';
import { attempt } from '../submitting/attempt.ts';

/**
 * What stands behind a request: its role and the rules that govern it, side by side. An approver needs no role and may
 * be refused both: what cannot be read is left out, never an error.
 */
export async function readRequestContext(
  { providers, myRights }: Pick<PimDeps, 'providers' | 'myRights'>,
  person: Person,
  request: ScheduleRequest,
): Promise<RequestContext> {
  const target = targetOf(request);
  const { roleDefinitions } = providerNamed(providers, request.provider);
  const [policy, definition] = await Promise.all([
    attempt(() => myRights.policy(person, target)),
    attempt(() => roleDefinitions.read(person, target)),
  ]);
  return {
    policy: policy.ok ? policy.value : undefined,
    definition: definition.ok ? definition.value : undefined,
  };
}
