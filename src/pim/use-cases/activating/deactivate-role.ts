import { isInDoubt } from '../../errors/no-answer.ts';
import { isRefusal } from '../../errors/pim-refusal.ts';
import { type Assignment, isActivationOf } from '../../model/assignment.ts';
import type { Person } from '../../model/person.ts';
import { type RequestState, requestState } from '../../model/request-state.ts';
import { targetOf } from '../../model/right.ts';
import type { ScheduleRequest } from '../../model/schedule-request.ts';
import type { Target } from '../../model/target.ts';
import { earliestEnd } from '../../planning/earliest-end.ts';
import { providerNamed } from '../../ports/provider-named.ts';
import type { Asked, PimDeps } from '../pim-deps.ts';
import { attempt } from '../submitting/attempt.ts';

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

type Deps = Pick<PimDeps, 'providers' | 'localTruth' | 'submit' | 'clock'>;

/** The person's activation of `target`, if it is in force now. */
export async function findActivation(
  { providers, localTruth }: Pick<PimDeps, 'providers' | 'localTruth'>,
  person: Person,
  target: Target,
): Promise<Assignment | undefined> {
  const listed = await providerNamed(providers, target.provider).rights.assignments(person, 'mine');
  return localTruth.overlay(person, target.provider, listed).find((held) => isActivationOf(held, target));
}

/** Ends one's own activation, as just read from PIM. Errors: what the provider throws. */
export async function deactivateRole(
  deps: Deps,
  asked: Asked & { readonly activation: Assignment },
): Promise<DeactivationOutcome> {
  const { person, activityId, activation } = asked;
  const target = targetOf(activation);
  const draft = {
    kind: 'assignment',
    action: 'selfDeactivate',
    target,
    principalId: person.objectId,
    justification: undefined,
    ticket: undefined,
  } as const;
  try {
    const request = await deps.submit(person, activityId, { type: 'request', draft });
    deps.localTruth.note(request, activation);
    return { kind: 'requested', assignment: activation, request, state: requestState(request, deps.clock.now()) };
  } catch (error) {
    if (isRefusal(error, 'ActiveDurationTooShort'))
      return { kind: 'too-early', assignment: activation, possibleAt: earliestEnd(activation.startsAt) };
    if (isRefusal(error, 'RoleAssignmentDoesNotExist')) return { kind: 'not-active' };
    if (!isInDoubt(error)) throw error;
    // That PIM cannot be asked now says nothing about the request whose answer was lost.
    const look = await attempt(() => findActivation(deps, person, target));
    return look.ok && !look.value ? { kind: 'not-active' } : { kind: 'in-doubt', assignment: activation };
  }
}
