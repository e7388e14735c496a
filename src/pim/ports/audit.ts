import type { Person } from '../model/person.ts';
import type { PimWrite } from '../model/pim-write.ts';
import type { ScheduleRequest } from '../model/schedule-request.ts';

/** How a write to PIM ended. Microsoft's request id is there where an answer carried one. */
export type AuditOutcome = { readonly microsoftRequestId: string | undefined } & (
  | {
      readonly kind: 'accepted';
      /** What PIM made of a schedule request. */
      readonly request: ScheduleRequest | undefined;
    }
  /** PIM or the sign-in said no, in its own code. Nothing was changed. */
  | { readonly kind: 'refused'; readonly code: string }
  /** No answer: it may have been done. */
  | { readonly kind: 'in-doubt'; readonly code: string }
);

/** Somebody had PIM do something through the bot, or tried to. */
export interface WriteEvent {
  readonly actor: Person;
  /** The activity (message or click) that carried the wish. */
  readonly activityId: string;
  /** `Intent.requestId`: an intent in doubt has a second event once its outcome is known. */
  readonly intentId: string;
  readonly at: Date;
  readonly write: PimWrite;
  readonly outcome: AuditOutcome;
}

/** Somebody's sign-in was forgotten at their wish. */
export interface SignOutEvent {
  readonly actor: Person;
  readonly at: Date;
}

/** Who did what through the bot: a named method an event. Append-only. */
export interface Audit {
  /** Every write leaves a record, whatever came of it. */
  wrote(event: WriteEvent): Promise<void>;
  signedOut(event: SignOutEvent): Promise<void>;
}
