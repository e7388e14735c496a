import type { AppError } from '../../core/app-error.ts';
import type { Person } from '../model/person.ts';
import type { ScheduleRequest, ScheduleRequestDraft } from '../model/schedule-request.ts';

/**
 * What somebody is about to have PIM do. Stored before it is sent (decision 5), so that a repeated delivery finds it
 * and is answered with its result instead of a second request.
 */
export interface Intent {
  /** The activity (message or card action) that carried the wish. Teams re-sends it with the same id. */
  readonly activityId: string;
  readonly actor: Person;
  readonly draft: ScheduleRequestDraft;
  readonly recordedAt: Date;
}

export type IntentOutcome =
  | { readonly kind: 'answered'; readonly request: ScheduleRequest }
  | { readonly kind: 'failed'; readonly error: AppError };

export type Claim =
  | { readonly kind: 'mine' }
  /** Somebody was first: the same activity, or the same person's same wish still under way. */
  | { readonly kind: 'theirs'; readonly outcome: Promise<IntentOutcome> };

export interface IntentStore {
  /** Atomic. The business key (actor, action, target) is taken only until the intent is settled. */
  claim(intent: Intent): Promise<Claim>;
  settle(intent: Intent, outcome: IntentOutcome): Promise<void>;
}
