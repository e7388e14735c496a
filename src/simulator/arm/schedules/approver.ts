import type { Caller } from '../../caller.ts';
import type { Moment } from '../../moment.ts';
import type { ScheduleRequest } from '../../pim/model.ts';
import { mayDo, RIGHTS } from '../rights.ts';

/**
 * Nobody approves a request of one's own. Where the policy names nobody, who may administer the role decides: a guess, after
 * what the portal says of it.
 */
export function isApprover({ approvers, principalId, access }: ScheduleRequest, caller: Caller, at: Moment): boolean {
  if (!approvers || caller.kind === 'application' || principalId === caller.id) return false;
  if (approvers.length === 0) return mayDo(RIGHTS.administer, access.scope, caller, at);
  return at.state.memberships.isAmong(caller.id, approvers, at.now);
}
