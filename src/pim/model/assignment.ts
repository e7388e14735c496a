import { type Right, targetOf } from './right.ts';
import { sameTarget, type Target } from './target.ts';

/** A right in force now. Read from assignment schedule instances, the only source of what is active. */
export interface Assignment extends Right {
  /** `activated` from an eligibility by the person; `assigned` by an administrator, inside or outside PIM. */
  readonly assignmentType: 'activated' | 'assigned';
  /** The id of this period of being in force. */
  readonly instanceId: string;
}

/** Whether `held` is an activation of `target`: only that can be ended by its holder, or be what a request led to. */
export const isActivationOf = (held: Assignment, target: Target): boolean =>
  held.assignmentType === 'activated' && sameTarget(targetOf(held), target);
