import type { Person } from '../model/person.ts';
import { targetOf } from '../model/right.ts';
import type { ScheduleRequest } from '../model/schedule-request.ts';
import type { ScheduleRequestDraft } from '../model/schedule-request-draft.ts';
import { sameTarget } from '../model/target.ts';
import { providerNamed } from '../ports/provider-named.ts';
import type { PimDeps } from './pim-deps.ts';

/** Clocks differ by this much at the most. */
const SKEW_MS = 2 * 60_000;

/** The request that was sent at `sentAt` and whose answer was lost, if PIM shows it. */
export async function findSent(
  { providers }: Pick<PimDeps, 'providers'>,
  person: Person,
  draft: ScheduleRequestDraft,
  sentAt: Date,
): Promise<ScheduleRequest | undefined> {
  const { kind, action, target, principalId } = draft;
  const whose = principalId === person.objectId ? 'mine' : { principalId, scopeId: target.scopeId };
  const requests = await providerNamed(providers, target.provider).requests.list(person, kind, whose);
  return requests.find(
    (one) =>
      one.action.toLowerCase() === action.toLowerCase() &&
      sameTarget(targetOf(one), target) &&
      (one.createdAt === undefined || one.createdAt.getTime() >= sentAt.getTime() - SKEW_MS),
  );
}
