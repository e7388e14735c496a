import type { AppError } from '../../core/app-error.ts';
import type { Person } from '../model/person.ts';
import type { PimWrite } from '../model/pim-write.ts';
import type { ScheduleRequest } from '../model/schedule-request.ts';
import type { WriteEvent } from './audit.ts';

/**
 * What somebody is about to have PIM do. Stored before it is sent (decision 5), so that a repeated delivery finds it
 * and is answered with its result instead of a second request.
 */
export interface Intent {
  /** The activity (message or card action) that carried the wish. Teams re-sends it with the same id. */
  readonly activityId: string;
  readonly actor: Person;
  readonly write: PimWrite;
  /** A new GUID. Azure takes it as the request's id, so that it can be looked for after a lost answer. */
  readonly requestId: string;
  readonly recordedAt: Date;
}

export type IntentOutcome =
  /** Of everything but a schedule request PIM answers with nothing. */
  | {
      readonly kind: 'answered';
      readonly request: ScheduleRequest | undefined;
      /** Microsoft's own id of the answer, for the audit trail, where it was heard. */
      readonly microsoftRequestId?: string | undefined;
    }
  | { readonly kind: 'failed'; readonly error: AppError };

export type Claim =
  | { readonly kind: 'mine' }
  /** Somebody was first and is at it, or has its outcome: the same activity, or the same person's same wish. */
  | { readonly kind: 'theirs'; readonly begun: Intent; readonly outcome: Promise<IntentOutcome> }
  /**
   * Somebody was first, and what came of it is not known: their process ended, or PIM's answer was lost. It is ours
   * now, to be looked for in PIM before anything is sent, and then settled or released.
   */
  | { readonly kind: 'abandoned'; readonly intent: Intent };

/** Errors of all: what the database throws. Where `claim` fails nothing may be sent. */
export interface IntentStore {
  /** Atomic. The business key (actor and `wishKey`) is taken until the intent's outcome is known. */
  claim(intent: Intent): Promise<Claim>;
  /**
   * Keeps the outcome and the audit trail's record of it, both or neither. PIM has acted by then, so this never fails:
   * what cannot be kept now is kept as soon as it can be.
   */
  settle(intent: Intent, outcome: IntentOutcome, event: WriteEvent): Promise<void>;
  /** What came of it is still not known, and nobody works on it any more. */
  release(intent: Intent): Promise<void>;
  /** Takes what is abandoned, one after the other: each is to be settled or released before the next is asked for. */
  claimAbandoned(): AsyncIterable<Intent>;
  /** Which of PIM's requests are known to be the answer to an intent, so that they answer no other. */
  answersAmong(requestIds: readonly string[]): Promise<ReadonlySet<string>>;
}
