import type { Person } from '../../model/person.ts';
import { targetOf } from '../../model/right.ts';
import type { ScheduleRequest } from '../../model/schedule-request.ts';
import type { ScheduleRequestDraft } from '../../model/schedule-request-draft.ts';
import { sameTarget } from '../../model/target.ts';
import type { Providers } from '../../ports/pim-provider.ts';
import { providerNamed } from '../../ports/provider-named.ts';

/** Clocks differ by this much at the most. */
const SKEW_MS = 2 * 60_000;

/** The requests that may be the one that was sent at `sentAt` and whose answer was lost, as far as PIM shows them. */
export async function findAllSent(
  { providers }: { readonly providers: Providers },
  person: Person,
  draft: ScheduleRequestDraft,
  sentAt: Date,
): Promise<readonly ScheduleRequest[]> {
  const { kind, action, target, principalId } = draft;
  const whose = principalId === person.objectId ? 'mine' : { principalId, scopeId: target.scopeId };
  const requests = await providerNamed(providers, target.provider).requests.list(person, kind, whose);
  return requests.filter(
    (one) =>
      one.action.toLowerCase() === action.toLowerCase() &&
      sameTarget(targetOf(one), target) &&
      (one.createdAt === undefined || one.createdAt.getTime() >= sentAt.getTime() - SKEW_MS),
  );
}

/** The newest of them. */
export const findSent = async (...asked: Parameters<typeof findAllSent>): Promise<ScheduleRequest | undefined> =>
  (await findAllSent(...asked))[0];
