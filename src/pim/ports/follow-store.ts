import type { FollowedRequest } from '../model/followed-request.ts';
import type { Person } from '../model/person.ts';

/** Requests that are followed. They begin with the outcome of their intent. Errors of all: what the database throws. */
export interface FollowStore {
  find(id: string): Promise<FollowedRequest | undefined>;
  /** One step, whatever others change meanwhile. `change` gives nothing where nothing shall change. */
  change(id: string, change: (current: FollowedRequest) => FollowedRequest | undefined): Promise<void>;
  /** Those that go on when the person speaks. */
  waitingOf(person: Person): Promise<readonly string[]>;
  /** Whether the same was asked for again by the same person after this one. */
  isAskedAgain(follow: FollowedRequest): Promise<boolean>;
  /** Those that nothing waits for in the queue, and that should be looked at. */
  unqueued(limit: number): Promise<readonly QueuedLook[]>;
  markQueued(id: string): Promise<void>;
}

export interface QueuedLook {
  readonly id: string;
  readonly due: Date;
}
