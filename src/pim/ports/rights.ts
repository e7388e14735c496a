import type { Assignment } from '../model/assignment.ts';
import type { Eligibility } from '../model/eligibility.ts';
import type { Person } from '../model/person.ts';
import type { RightKind } from '../model/right-kind.ts';
import type { Schedule } from '../model/schedule.ts';

/**
 * Whose rights: one's own, which needs no role; or those that fit, which needs a reader's role. Groups want a
 * principal or a scope.
 */
export type Whose = 'mine' | RightsFilter;

export interface RightsFilter {
  readonly principalId?: string;
  readonly roleId?: string;
  /** Azure answers with what is at or above the scope. */
  readonly scopeId?: string;
}

/** Who may do what: instances for now, schedules for what is planned. */
export interface Rights {
  eligibilities(person: Person, whose: Whose): Promise<readonly Eligibility[]>;
  /** In force now, also what was assigned outside PIM. */
  assignments(person: Person, whose: Whose): Promise<readonly Assignment[]>;
  /** In force now or later. */
  schedules(person: Person, kind: RightKind, whose: Whose): Promise<readonly Schedule[]>;
}
