import type { Person } from '../../model/person.ts';
import type { Approver } from '../../model/policy.ts';
import { targetOf } from '../../model/right.ts';
import type { ScheduleRequest } from '../../model/schedule-request.ts';
import { activationNeeds } from '../../planning/needs.ts';
import type { PimDeps } from '../pim-deps.ts';
import { attempt } from '../submitting/attempt.ts';

/**
 * Who may approve an activation, by the rules that hold now; an empty list = PIM's own fallback. Nothing = not known: the
 * rules cannot be read, or ask for no approval any more. Never an error: it only adds to what is known.
 */
export async function whoMayApprove(
  { myRights }: Pick<PimDeps, 'myRights'>,
  person: Person,
  request: ScheduleRequest,
): Promise<readonly Approver[] | undefined> {
  const look = await attempt(() => myRights.policy(person, targetOf(request)));
  return look.ok && look.value ? activationNeeds(look.value.activation).approvers : undefined;
}
