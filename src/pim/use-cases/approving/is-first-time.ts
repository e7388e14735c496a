import type { Person } from '../../model/person.ts';
import { requestState } from '../../model/request-state.ts';
import { targetOf } from '../../model/right.ts';
import type { ScheduleRequest } from '../../model/schedule-request.ts';
import { sameTarget } from '../../model/target.ts';
import { providerNamed } from '../../ports/provider-named.ts';
import type { PimDeps } from '../pim-deps.ts';
import { attempt } from '../submitting/attempt.ts';

/**
 * Whether who asks never had the same right before, by what the approver may read: without a role in the directory that
 * is only what was put to them to decide, for about 45 days. Nothing = not known. Never an error: it only adds to what is
 * known.
 */
export async function isFirstTime(
  { providers, clock }: Pick<PimDeps, 'providers' | 'clock'>,
  approver: Person,
  request: ScheduleRequest,
): Promise<boolean | undefined> {
  const { requests } = providerNamed(providers, request.provider);
  const look = await attempt(() => requests.list(approver, 'assignment', 'as-approver'));
  // Who does not see the request itself does not see the others.
  if (!look.ok || !look.value.some((one) => isSame(one, request))) return undefined;
  const now = clock.now();
  return !look.value.some((one) => !isSame(one, request) && isOfSame(one, request) && HAD.has(requestState(one, now)));
}

/** They had it, or have it. */
const HAD: ReadonlySet<string> = new Set(['active', 'ended', 'scheduled', 'provisioning']);

const isSame = (one: ScheduleRequest, other: ScheduleRequest): boolean =>
  one.id.toLowerCase() === other.id.toLowerCase();

const isOfSame = (one: ScheduleRequest, other: ScheduleRequest): boolean =>
  one.principal.id.toLowerCase() === other.principal.id.toLowerCase() && sameTarget(targetOf(one), targetOf(other));
