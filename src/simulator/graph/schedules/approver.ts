import type { ScheduleRequest } from '../../pim/model.ts';
import type { Caller } from '../caller.ts';
import { holdsOneOf, PIM_ADMINISTRATORS } from '../roles-of-caller.ts';
import type { Moment } from '../surfaces/surface.ts';

/** Nobody approves a request of one's own. Where the policy names nobody, the role administrators decide. */
export function isApprover({ approvers, principalId }: ScheduleRequest, caller: Caller, at: Moment): boolean {
  if (!approvers || caller.kind === 'application' || principalId === caller.id) return false;
  if (approvers.length === 0) return holdsOneOf(PIM_ADMINISTRATORS, caller, at);
  return at.state.memberships.isAmong(caller.id, approvers, at.now);
}
