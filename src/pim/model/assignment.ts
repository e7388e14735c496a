import { type MemberType, targetOf } from './eligibility.ts';
import type { ProviderName } from './provider-name.ts';
import type { Role } from './role.ts';
import type { Scope } from './scope.ts';
import { sameTarget, type Target } from './target.ts';

/** A right in force now. Read from assignment schedule instances, the only source of what is active. */
export interface Assignment {
  readonly provider: ProviderName;
  readonly role: Role;
  readonly scope: Scope;
  readonly memberType: MemberType;
  /** `activated` from an eligibility by the person; `assigned` by an administrator, inside or outside PIM. */
  readonly assignmentType: 'activated' | 'assigned';
  readonly startsAt: Date | undefined;
  /** Nothing = permanent. */
  readonly endsAt: Date | undefined;
  /** The schedule behind it; of an activation that is also the id of the schedule request. */
  readonly scheduleId: string;
}

/** Whether `held` is an activation of `target`: only that can be ended by its holder, or be what a request led to. */
export const isActivationOf = (held: Assignment, target: Target): boolean =>
  held.assignmentType === 'activated' && sameTarget(targetOf(held), target);
