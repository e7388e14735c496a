import { AppError } from '../../core/app-error.ts';
import type { Clock } from '../../core/clock.ts';
import { isInDoubt } from '../errors/no-answer.ts';
import { isRefusal } from '../errors/pim-refusal.ts';
import { type Assignment, isActivationOf } from '../model/assignment.ts';
import { targetOf } from '../model/eligibility.ts';
import type { Person } from '../model/person.ts';
import { type RequestState, requestState } from '../model/request-state.ts';
import type { ScheduleRequest } from '../model/schedule-request.ts';
import type { Target } from '../model/target.ts';
import type { Providers } from '../ports/pim-provider.ts';
import type { Submit } from './submit.ts';

/** PIM refuses to end an activation younger than this. */
const MINIMUM_ACTIVE_MS = 5 * 60_000;

export interface DeactivateDeps {
  readonly providers: Providers;
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
  /** The answer was lost; PIM still shows the activation, or cannot be asked. */
  | { readonly kind: 'in-doubt'; readonly assignment: Assignment };

/** The person's activation of `target`, if it is in force now. */
export async function findActivation(
  providers: Providers,
  person: Person,
  target: Target,
): Promise<Assignment | undefined> {
  const assignments = await providers.get(target.provider)?.myAssignments(person);
  return assignments?.find((held) => isActivationOf(held, target));
}

/** Ends one's own activation, as just read from PIM. Errors: what the provider throws. */
export async function deactivateRole(
  deps: DeactivateDeps,
  asked: { readonly person: Person; readonly activityId: string; readonly activation: Assignment },
): Promise<DeactivationOutcome> {
  const { person, activityId, activation } = asked;
  const target = targetOf(activation);
  try {
    const request = await deps.submit(person, activityId, {
      action: 'selfDeactivate',
      target,
      principalId: person.objectId,
    });
    return { kind: 'requested', assignment: activation, request, state: requestState(request, deps.clock.now()) };
  } catch (error) {
    if (isRefusal(error, 'ActiveDurationTooShort')) {
      return { kind: 'too-early', assignment: activation, possibleAt: possibleAt(activation) };
    }
    if (isRefusal(error, 'RoleAssignmentDoesNotExist')) return { kind: 'not-active' };
    if (!isInDoubt(error)) throw error;
    const isOver = await isKnownToBeOver(deps.providers, person, target);
    return isOver ? { kind: 'not-active' } : { kind: 'in-doubt', assignment: activation };
  }
}

/** False where PIM cannot be asked now: that says nothing about the request whose answer was lost. */
async function isKnownToBeOver(providers: Providers, person: Person, target: Target): Promise<boolean> {
  try {
    return (await findActivation(providers, person, target)) === undefined;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}

const possibleAt = (activation: Assignment): Date | undefined =>
  activation.startsAt && new Date(activation.startsAt.getTime() + MINIMUM_ACTIVE_MS);
