import type { Approval, Decision } from '../model/approval.ts';
import type { Person } from '../model/person.ts';
import type { ScheduleRequest } from '../model/schedule-request.ts';

/** Deciding activations of others. Extensions and renewals are not decided here: an administrator grants them anew. */
export interface Approvals {
  /** Of a request with an `approvalId`. Nothing = PIM does not show it to this person. */
  read(person: Person, request: ScheduleRequest): Promise<Approval | undefined>;
  /** Refused with status 403 for who may not decide, 409 where somebody has. Never repeated when its answer was lost. */
  decide(person: Person, request: ScheduleRequest, stepId: string, decision: Decision): Promise<void>;
}
