import { isInDoubt } from '../../errors/no-answer.ts';
import { isRefusal } from '../../errors/pim-refusal.ts';
import { type RequestState, requestState } from '../../model/request-state.ts';
import type { RightKind } from '../../model/right-kind.ts';
import type { ScheduleRequest } from '../../model/schedule-request.ts';
import type { Target } from '../../model/target.ts';
import type { Asked, PimDeps } from '../pim-deps.ts';
import { attempt } from '../submitting/attempt.ts';
import { findSent } from '../submitting/find-sent.ts';

export interface RemoveRequest extends Asked {
  readonly kind: RightKind;
  readonly target: Target;
  readonly principalId: string;
  readonly justification?: string | undefined;
}

export type RemoveOutcome =
  | { readonly kind: 'requested'; readonly request: ScheduleRequest; readonly state: RequestState }
  /** PIM shows no such right: it is over, or never was. */
  | { readonly kind: 'not-held' }
  /** An activation younger than PIM's five minutes. */
  | { readonly kind: 'too-early' }
  | { readonly kind: 'in-doubt' };

/** An administrator takes a right away; activations that rest on it end with it. Errors: what the provider throws. */
export async function removeRight(deps: PimDeps, asked: RemoveRequest): Promise<RemoveOutcome> {
  const { person, activityId, kind, target, principalId, justification } = asked;
  const draft = { kind, action: 'adminRemove', target, principalId, justification, ticket: undefined } as const;
  const sentAt = deps.clock.now();
  try {
    return taken(deps, await deps.submit(person, activityId, { type: 'request', draft }));
  } catch (error) {
    if (isRefusal(error, 'RoleAssignmentDoesNotExist')) return { kind: 'not-held' };
    if (isRefusal(error, 'ActiveDurationTooShort')) return { kind: 'too-early' };
    if (!isInDoubt(error)) throw error;
    const look = await attempt(() => findSent(deps, person, draft, sentAt));
    return look.ok && look.value ? taken(deps, look.value) : { kind: 'in-doubt' };
  } finally {
    deps.myRights.forget({ tenantId: person.tenantId, objectId: principalId });
  }
}

function taken(deps: PimDeps, request: ScheduleRequest): RemoveOutcome {
  deps.localTruth.note(request);
  return { kind: 'requested', request, state: requestState(request, deps.clock.now()) };
}
