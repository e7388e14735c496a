import { type ApprovalStep, stepForMe } from '../../model/approval.ts';
import type { Person } from '../../model/person.ts';
import { type RequestState, requestState } from '../../model/request-state.ts';
import type { ScheduleRequest } from '../../model/schedule-request.ts';
import { providerNamed } from '../../ports/provider-named.ts';
import type { PimDeps } from '../pim-deps.ts';

export interface RequestReview {
  /** As PIM shows it now; nothing = not to this person. */
  readonly request: ScheduleRequest | undefined;
  readonly state: RequestState | undefined;
  /** Whether it waits for this person's decision. */
  readonly isMine: boolean;
  /** What was decided, or that nothing was: its only step. Nothing = PIM does not show it. */
  readonly step: ApprovalStep | undefined;
}

/** A request and how its approval stands, read side by side. Errors: what the provider throws. */
export async function reviewRequest(
  { providers, clock }: Pick<PimDeps, 'providers' | 'clock'>,
  person: Person,
  request: ScheduleRequest,
): Promise<RequestReview> {
  const { requests, approvals } = providerNamed(providers, request.provider);
  const [found, approval] = await Promise.all([requests.find(person, request), approvals.read(person, request)]);
  return {
    request: found,
    state: found && requestState(found, clock.now()),
    isMine: approval !== undefined && stepForMe(approval) !== undefined,
    step: approval?.steps[0],
  };
}
