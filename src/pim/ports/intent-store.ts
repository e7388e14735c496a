import type { AppError } from '../../core/app-error.ts';
import type { Person } from '../model/person.ts';
import type { PimWrite } from '../model/pim-write.ts';
import type { ScheduleRequest } from '../model/schedule-request.ts';

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
  | { readonly kind: 'answered'; readonly request: ScheduleRequest | undefined }
  | { readonly kind: 'failed'; readonly error: AppError };

export type Claim =
  | { readonly kind: 'mine' }
  /** Somebody was first: the same activity, or the same person's same wish still under way. */
  | { readonly kind: 'theirs'; readonly outcome: Promise<IntentOutcome> };

export interface IntentStore {
  /** Atomic. The business key (actor and `wishKey`) is taken only until the intent is settled. */
  claim(intent: Intent): Promise<Claim>;
  settle(intent: Intent, outcome: IntentOutcome): Promise<void>;
}
