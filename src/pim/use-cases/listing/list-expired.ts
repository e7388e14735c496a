import type { Person } from '../../model/person.ts';
import type { ProviderName } from '../../model/provider-name.ts';
import { type RoleAtScope, targetOf } from '../../model/right.ts';
import type { RightKind } from '../../model/right-kind.ts';
import { newestFirst, type ScheduleRequest } from '../../model/schedule-request.ts';
import { sameTarget } from '../../model/target.ts';
import { readProviders } from '../../ports/read-providers.ts';
import type { PimDeps } from '../pim-deps.ts';
import { listRequests } from './list-requests.ts';

/** A right that is over. */
export interface ExpiredRight extends RoleAtScope {
  readonly kind: RightKind;
  readonly endsAt: Date | undefined;
}

export interface ExpiredListing {
  /** The last to end first. */
  readonly rights: readonly ExpiredRight[];
  /** Providers that did not answer. */
  readonly missing: readonly ProviderName[];
}

const BY_HOLDER = new Set(['selfactivate', 'selfdeactivate', 'adminremove']);

/**
 * What the person was given and no longer has: PIM shows no ended rights, only the requests that made them (as far back
 * as it remembers, about 45 days).
 */
export async function listExpired(deps: Pick<PimDeps, 'providers' | 'clock'>, person: Person): Promise<ExpiredListing> {
  const [listed, held] = await Promise.all([
    listRequests(deps, person),
    readProviders(deps.providers, ({ rights }) =>
      Promise.all((['assignment', 'eligibility'] as const).map((kind) => rights.schedules(person, kind, 'mine'))),
    ),
  ]);
  const now = deps.clock.now();
  const standing = held.answers.flat(2).filter(({ endsAt }) => endsAt === undefined || endsAt > now);
  const over = listed.requests
    .map(({ request }) => request)
    .filter((request) => !BY_HOLDER.has(request.action.toLowerCase()) && isOver(request, now))
    .filter((request) => !standing.some((one) => isSame(one, request)));
  const newest = over.toSorted(newestFirst).filter((one, index, all) => all.findIndex((o) => isSame(o, one)) === index);
  return {
    rights: newest.toSorted((one, other) => Number(other.endsAt ?? 0) - Number(one.endsAt ?? 0)),
    missing: [...new Set([...listed.missing, ...held.missing])],
  };
}

const isOver = ({ endsAt, status }: ScheduleRequest, now: Date): boolean =>
  endsAt !== undefined && endsAt <= now && status.toLowerCase() === 'provisioned';

const isSame = (
  one: RoleAtScope & { readonly kind: RightKind },
  other: RoleAtScope & { readonly kind: RightKind },
): boolean => one.kind === other.kind && sameTarget(targetOf(one), targetOf(other));
