import type { Person } from '../model/person.ts';
import type { PimWrite } from '../model/pim-write.ts';

/** How a write to PIM ended. */
export type AuditOutcome =
  /** Of a schedule request PIM's id and status. */
  | { readonly kind: 'accepted'; readonly requestId: string | undefined; readonly status: string | undefined }
  /** PIM or the sign-in said no, in its own code. Nothing was changed. */
  | { readonly kind: 'refused'; readonly code: string; readonly microsoftRequestId: string | undefined }
  /** No answer: it may have been done. */
  | { readonly kind: 'in-doubt'; readonly code: string };

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

/** Who did what through the bot: a named method an event. Append-only. */
export interface Audit {
  /** Every write leaves a record, whatever came of it. */
  wrote(event: WriteEvent): Promise<void>;
}
