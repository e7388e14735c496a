import type { IsoDuration } from '../../core/iso-duration.ts';
import type { Target } from './target.ts';
import type { TicketInfo } from './ticket-info.ts';

/** PIM's nine actions; this slice sends the two that people take for themselves. */
export type Action = 'selfActivate' | 'selfDeactivate';

/** A change asked of PIM, not sent yet. `principalId` is whom it concerns: of self actions the caller. */
export type ScheduleRequestDraft =
  | {
      readonly action: 'selfActivate';
      readonly target: Target;
      readonly principalId: string;
      readonly duration: IsoDuration;
      readonly justification: string | undefined;
      readonly ticket: TicketInfo | undefined;
    }
  | { readonly action: 'selfDeactivate'; readonly target: Target; readonly principalId: string };

/** What PIM recorded of a request: the command and its outcome. */
export interface ScheduleRequest {
  readonly id: string;
  /** As on the wire; other clients' actions are seen here too. */
  readonly action: string;
  /** As on the wire: an open set. Read it with `requestState`. */
  readonly status: string;
  readonly target: Target;
  readonly principalId: string;
  readonly createdAt: Date | undefined;
  /** Of an immediate activation PIM rewrites this to the time of provisioning. */
  readonly startsAt: Date | undefined;
  /** Nothing = without end, or PIM did not say. */
  readonly endsAt: Date | undefined;
  readonly justification: string | undefined;
  /** The schedule this request made or changed. */
  readonly targetScheduleId: string | undefined;
}
