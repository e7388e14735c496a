import { isSelfAction } from '../../model/action.ts';
import { isPerson, type Person } from '../../model/person.ts';
import { isPending } from '../../model/request-state.ts';
import type { ScheduleRequest } from '../../model/schedule-request.ts';
import type { PimDeps } from '../pim-deps.ts';
import { type ListedRequest, listRequests, type RequestListing } from './list-requests.ts';

/**
 * What the person asked for themselves: what still waits or begins later first, then the newest. What an administrator
 * did to their rights is left out.
 */
export async function listOwnRequests(
  deps: Pick<PimDeps, 'providers' | 'clock'>,
  person: Person,
): Promise<RequestListing> {
  const { requests, missing } = await listRequests(deps, person);
  const own = requests.filter(({ request }) => isAskedBy(person, request));
  return { requests: [...own.filter(isOpen), ...own.filter((one) => !isOpen(one))], missing };
}

/** Whether PIM still has something to decide or do about it. */
const isOpen = ({ state }: ListedRequest): boolean => isPending(state) || state === 'scheduled';

/** Where PIM does not say who made it, an action of the holder's is the holder's. */
const isAskedBy = (person: Person, { createdBy, action }: ScheduleRequest): boolean =>
  createdBy === undefined ? isSelfAction(action) : isPerson(person, createdBy);
