import type { Clock } from '../core/clock.ts';
import type { Assignment } from './assignment.ts';
import { targetOf } from './eligibility.ts';
import { isInDoubt } from './no-answer.ts';
import type { Person } from './person.ts';
import type { PimProvider } from './pim-provider.ts';
import { isRefusal } from './pim-refusal.ts';
import type { ProviderName } from './provider-name.ts';
import { type RequestState, requestState } from './request-state.ts';
import type { ScheduleRequest } from './schedule-request.ts';
import type { Submit } from './submit.ts';
import { sameTarget, type Target } from './target.ts';

/** PIM refuses to end an activation younger than this. */
const MINIMUM_ACTIVE_MS = 5 * 60_000;

export interface DeactivateDeps {
  readonly providers: ReadonlyMap<ProviderName, PimProvider>;
  readonly submit: Submit;
  readonly clock: Clock;
}

export type DeactivationOutcome =
  /** PIM took the request; `state` is `ended` once it says so. */
  | {
      readonly kind: 'requested';
      readonly assignment: Assignment;
      readonly request: ScheduleRequest;
      readonly state: RequestState;
    }
  | { readonly kind: 'too-early'; readonly assignment: Assignment; readonly possibleAt: Date | undefined }
  /** PIM shows no activation of this target: it is over, or never was. */
  | { readonly kind: 'not-active' }
  /** The answer was lost; PIM still shows the activation. */
  | { readonly kind: 'in-doubt'; readonly assignment: Assignment };

/** Ends one's own activation. What is active is read first: only an activation can be ended by its holder. */
export async function deactivateRole(
  deps: DeactivateDeps,
  asked: { readonly person: Person; readonly activityId: string; readonly target: Target },
): Promise<DeactivationOutcome> {
  const assignment = await activationOf(deps, asked.person, asked.target);
  if (!assignment) return { kind: 'not-active' };
  try {
    const request = await deps.submit(asked.person, asked.activityId, {
      action: 'selfDeactivate',
      target: targetOf(assignment),
      principalId: asked.person.objectId,
    });
    return { kind: 'requested', assignment, request, state: requestState(request, deps.clock.now()) };
  } catch (error) {
    if (isRefusal(error, 'ActiveDurationTooShort'))
      return { kind: 'too-early', assignment, possibleAt: possibleAt(assignment) };
    if (isRefusal(error, 'RoleAssignmentDoesNotExist')) return { kind: 'not-active' };
    if (!isInDoubt(error)) throw error;
    const isStillActive = await activationOf(deps, asked.person, asked.target);
    return isStillActive ? { kind: 'in-doubt', assignment } : { kind: 'not-active' };
  }
}

async function activationOf(deps: DeactivateDeps, person: Person, target: Target): Promise<Assignment | undefined> {
  const assignments = await deps.providers.get(target.provider)?.myAssignments(person);
  return assignments?.find((held) => held.assignmentType === 'activated' && sameTarget(targetOf(held), target));
}

const possibleAt = (assignment: Assignment): Date | undefined =>
  assignment.startsAt && new Date(assignment.startsAt.getTime() + MINIMUM_ACTIVE_MS);
