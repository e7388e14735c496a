import { isInDoubt } from '../../errors/no-answer.ts';
import { isRefusal, PimRefusal } from '../../errors/pim-refusal.ts';
import { type Approval, type ApprovalStep, type Decision, stepForMe } from '../../model/approval.ts';
import { isPerson } from '../../model/person.ts';
import { type RequestState, requestState } from '../../model/request-state.ts';
import type { ScheduleRequest } from '../../model/schedule-request.ts';
import { providerNamed } from '../../ports/provider-named.ts';
import type { Asked, PimDeps } from '../pim-deps.ts';
import { attempt } from '../submitting/attempt.ts';

export type DecisionOutcome =
  /** PIM took the decision; the request as read back after it, or as it was where PIM does not show it. */
  | { readonly kind: 'decided'; readonly request: ScheduleRequest; readonly state: RequestState }
  /** Somebody was first, or it lapsed: what the step says. */
  | { readonly kind: 'over'; readonly step: ApprovalStep | undefined }
  /** Not for this person to decide. */
  | { readonly kind: 'not-yours' }
  /** The policy wants to know why. */
  | { readonly kind: 'needs-justification' }
  | { readonly kind: 'in-doubt' };

type Deps = Pick<PimDeps, 'providers' | 'submit' | 'clock'>;

/**
 * Approves or denies what somebody asked for. The step is read fresh, whatever a card said: two reads and one write.
 * Errors: what the provider throws.
 */
export async function decideRequest(
  deps: Deps,
  asked: Asked & { readonly request: ScheduleRequest; readonly decision: Decision },
): Promise<DecisionOutcome> {
  const { person, activityId, request, decision } = asked;
  const { approvals, requests } = providerNamed(deps.providers, request.provider);
  const approval = await approvals.read(person, request);
  const step = approval && stepForMe(approval);
  if (!step) return withoutStep(approval);
  try {
    await deps.submit(person, activityId, { type: 'decide', request, stepId: step.id, decision });
  } catch (error) {
    if (isRefusal(error) && error.facts.status === 403) return { kind: 'not-yours' };
    if (isRefusal(error) && error.facts.rules.includes('JustificationRule')) return { kind: 'needs-justification' };
    const isConflict = error instanceof PimRefusal && error.facts.status === 409;
    if (!isConflict && !isInDoubt(error)) throw error;
    const look = await attempt(() => approvals.read(person, request));
    const now = look.ok ? look.value?.steps.find(({ id }) => id === step.id) : undefined;
    if (!isConflict && (!now || now.result === 'not-reviewed')) return { kind: 'in-doubt' };
    const isMine = !isConflict && isPerson(person, now?.reviewedBy?.id);
    if (!isMine) return { kind: 'over', step: now };
  }
  // PIM took it: that it cannot be read back now takes nothing away.
  const look = await attempt(() => requests.find(person, request));
  const found = (look.ok ? look.value : undefined) ?? request;
  return { kind: 'decided', request: found, state: requestState(found, deps.clock.now()) };
}

function withoutStep(approval: Approval | undefined): DecisionOutcome {
  const [first] = approval?.steps ?? [];
  const isOpen = first?.status.toLowerCase() === 'inprogress';
  return first && !isOpen ? { kind: 'over', step: first } : { kind: 'not-yours' };
}
