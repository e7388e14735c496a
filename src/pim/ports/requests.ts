import type { Person } from '../model/person.ts';
import type { Principal } from '../model/principal.ts';
import type { RightKind } from '../model/right-kind.ts';
import type { ScheduleRequest } from '../model/schedule-request.ts';
import type { ScheduleRequestDraft } from '../model/schedule-request-draft.ts';
import type { Scope } from '../model/scope.ts';
import type { RightsFilter } from './rights.ts';

/** Where a request can be found again, and by whom: Azure shows it to its principal and to others in different places. */
export interface RequestReference {
  readonly kind: RightKind;
  readonly id: string;
  readonly scope: Pick<Scope, 'id'>;
  readonly principal: Pick<Principal, 'id'>;
  /** Object id of who made it; nothing = not known. */
  readonly createdBy: string | undefined;
}

/** The only writes to PIM, and reading what became of them. */
export interface Requests {
  /** Newest first. `to-approve`: those that wait for the person’s decision; `as-approver`: all that were ever put to them, as far back as PIM remembers. */
  list(
    person: Person,
    kind: RightKind,
    whose: 'mine' | 'to-approve' | 'as-approver' | RightsFilter,
  ): Promise<readonly ScheduleRequest[]>;
  /** Nothing = PIM does not show it (yet, or any more). */
  find(person: Person, request: RequestReference): Promise<ScheduleRequest | undefined>;
  /**
   * The only write. Never repeated by an implementation whose answer was lost; one that can look it up does.
   *
   * @param requestId a new GUID. Azure takes it as the request's id, Graph makes its own
   */
  submit(person: Person, draft: ScheduleRequestDraft, requestId: string): Promise<ScheduleRequest>;
  /** PIM's own dry run: the same checks, nothing is stored. Answers as what would be. */
  validate(person: Person, draft: ScheduleRequestDraft, requestId: string): Promise<ScheduleRequest>;
  /** Takes back what is not in force yet. */
  cancel(person: Person, request: RequestReference): Promise<void>;
}
