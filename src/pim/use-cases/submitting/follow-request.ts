import type { Person } from '../../model/person.ts';
import { isPending, type RequestState, requestState } from '../../model/request-state.ts';
import type { ScheduleRequest } from '../../model/schedule-request.ts';
import { providerNamed } from '../../ports/provider-named.ts';
import type { PimDeps } from '../pim-deps.ts';

/** Pauses between looks; the last one goes on. PIM takes seconds to a minute, an approval hours. */
export const FOLLOW_PAUSES_MS = [2, 4, 8, 15, 30, 60].map((seconds) => seconds * 1000);

export interface FollowOptions {
  readonly wait: (ms: number) => Promise<void>;
  /** How many looks at the most; what still waits then is followed elsewhere. */
  readonly looks?: number;
  readonly pausesMs?: readonly number[];
}

export interface FollowedRequest {
  readonly request: ScheduleRequest;
  readonly state: RequestState;
}

/**
 * Looks at a request until nothing is to be expected of it any more, and tells every change. That PIM does not show it
 * (yet) is no change: absence is never an outcome. Errors: what the provider throws.
 */
export async function* followRequest(
  { providers, clock }: Pick<PimDeps, 'providers' | 'clock'>,
  person: Person,
  request: ScheduleRequest,
  { wait, looks = 10, pausesMs = FOLLOW_PAUSES_MS }: FollowOptions,
): AsyncGenerator<FollowedRequest> {
  const { requests } = providerNamed(providers, request.provider);
  let state = requestState(request, clock.now());
  for (let look = 0; look < looks && isOpen(state); look += 1) {
    await wait(pausesMs[Math.min(look, pausesMs.length - 1)] ?? 0);
    const found = await requests.find(person, request);
    if (!found) continue;
    const now = requestState(found, clock.now());
    if (now !== state) yield { request: found, state: now };
    state = now;
  }
}

const isOpen = (state: RequestState): boolean => isPending(state) || state === 'scheduled' || state === 'unknown';
