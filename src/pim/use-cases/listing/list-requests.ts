import type { Person } from '../../model/person.ts';
import type { ProviderName } from '../../model/provider-name.ts';
import { type RequestState, requestState } from '../../model/request-state.ts';
import { newestFirst, type ScheduleRequest } from '../../model/schedule-request.ts';
import { readProviders } from '../../ports/read-providers.ts';
import type { PimDeps } from '../pim-deps.ts';

export interface ListedRequest {
  readonly request: ScheduleRequest;
  readonly state: RequestState;
}

export interface RequestListing {
  /** Newest first. */
  readonly requests: readonly ListedRequest[];
  /** Providers that did not answer. */
  readonly missing: readonly ProviderName[];
}

type Deps = Pick<PimDeps, 'providers' | 'clock'>;

/** What the person asked PIM for, of both kinds of right, as far back as PIM remembers (about 45 days). */
export const listRequests = (deps: Deps, person: Person): Promise<RequestListing> => list(deps, person, 'mine');

/** What waits for the person's decision. Only activations are approved. */
export async function listApprovals(deps: Deps, person: Person): Promise<RequestListing> {
  const listing = await list(deps, person, 'to-approve');
  return { ...listing, requests: listing.requests.filter(({ state }) => state === 'waiting-for-approval') };
}

async function list({ providers, clock }: Deps, person: Person, whose: 'mine' | 'to-approve'): Promise<RequestListing> {
  const kinds = whose === 'mine' ? (['assignment', 'eligibility'] as const) : (['assignment'] as const);
  const read = await readProviders(providers, ({ requests }) =>
    Promise.all(kinds.map((kind) => requests.list(person, kind, whose))),
  );
  const now = clock.now();
  const requests = read.answers.flat(2).map((request) => ({ request, state: requestState(request, now) }));
  return {
    requests: requests.toSorted((one, other) => newestFirst(one.request, other.request)),
    missing: read.missing,
  };
}
