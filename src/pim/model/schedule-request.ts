import type { IsoDuration } from '../../core/iso-duration.ts';
import type { Principal } from './principal.ts';
import type { RoleAtScope } from './right.ts';
import type { RightKind } from './right-kind.ts';
import type { TicketInfo } from './ticket-info.ts';

/** What PIM recorded of a request: the command and its outcome. Forgotten by PIM after about 45 days. */
export interface ScheduleRequest extends RoleAtScope {
  readonly kind: RightKind;
  readonly id: string;
  /** As on the wire; compare without case. */
  readonly action: string;
  /** As on the wire: an open set. Read it with `requestState`. */
  readonly status: string;
  /** Whom it concerns. */
  readonly principal: Principal;
  /** Object id of who made it. */
  readonly createdBy: string | undefined;
  readonly createdAt: Date | undefined;
  /** Of an immediate activation PIM rewrites this to the time of provisioning. */
  readonly startsAt: Date | undefined;
  /** Nothing = without end, or PIM did not say. */
  readonly endsAt: Date | undefined;
  /** How long it was asked for, where it was asked for as a length: PIM counts it from the real start. */
  readonly duration?: IsoDuration | undefined;
  readonly justification: string | undefined;
  readonly ticket: TicketInfo | undefined;
  /** There exactly where somebody must approve. */
  readonly approvalId: string | undefined;
  /** The schedule this request made or changed. */
  readonly targetScheduleId: string | undefined;
}

/** For sorting. */
export const newestFirst = (one: ScheduleRequest, other: ScheduleRequest): number =>
  Number(other.createdAt ?? 0) - Number(one.createdAt ?? 0);
