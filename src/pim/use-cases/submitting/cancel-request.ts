import { isInDoubt } from '../../errors/no-answer.ts';
import { PimRefusal } from '../../errors/pim-refusal.ts';
import { isPending, type RequestState, requestState } from '../../model/request-state.ts';
import type { ScheduleRequest } from '../../model/schedule-request.ts';
import { providerNamed } from '../../ports/provider-named.ts';
import type { Asked, PimDeps } from '../pim-deps.ts';
import { attempt } from './attempt.ts';

export type CancelOutcome =
  /** As read back; nothing = PIM does not show it any more. */
  | { readonly kind: 'cancelled'; readonly request: ScheduleRequest | undefined }
  /** It is decided, in force or over: what it became. */
  | { readonly kind: 'too-late'; readonly request: ScheduleRequest; readonly state: RequestState }
  | { readonly kind: 'in-doubt'; readonly request: ScheduleRequest };

/** Takes back one's own request that waits or is not in force yet. Errors: what the provider throws. */
export async function cancelRequest(
  deps: Pick<PimDeps, 'providers' | 'submit' | 'clock'>,
  asked: Asked & { readonly request: ScheduleRequest },
): Promise<CancelOutcome> {
  const { person, activityId, request } = asked;
  const readBack = () => providerNamed(deps.providers, request.provider).requests.find(person, request);
  try {
    await deps.submit(person, activityId, { type: 'cancel', request });
    const look = await attempt(readBack);
    return { kind: 'cancelled', request: look.ok ? look.value : undefined };
  } catch (error) {
    if (!(error instanceof PimRefusal) && !isInDoubt(error)) throw error;
    const look = await attempt(readBack);
    const found = look.ok ? look.value : undefined;
    const state = found && requestState(found, deps.clock.now());
    if (found && state === 'cancelled') return { kind: 'cancelled', request: found };
    if (isInDoubt(error)) return { kind: 'in-doubt', request: found ?? request };
    if (found && state && !isPending(state) && state !== 'scheduled')
      return { kind: 'too-late', request: found, state };
    throw error;
  }
}
