/** What is answered to Teams over HTTP. */
export interface StoredReceipt {
  readonly status: number;
  readonly body?: unknown;
}

/** A message that answers an activity, and where it stands. */
export interface PostedAnswer {
  readonly conversationId: string;
  readonly messageId: string;
}

export type ActivityClaim =
  /** Nobody answers it, or nobody does any more. What was posted by whoever began stands there. */
  | { readonly kind: 'mine'; readonly posted: readonly PostedAnswer[] }
  /** Somebody answers it or has. Nothing = they gave up or ended: it may be claimed again. */
  | { readonly kind: 'theirs'; readonly receipt: Promise<StoredReceipt | undefined> };

/**
 * Activities that were delivered, for any number of instances and over restarts: Teams brings one as often as it likes, to
 * whichever instance. Errors of all: what the database throws.
 */
export interface ReceivedActivities {
  /** Atomic. @param key the same for every copy of an activity. */
  claim(key: string): Promise<ActivityClaim>;
  /** One of its answers stands in a conversation. */
  posted(key: string, answer: PostedAnswer): Promise<void>;
  /**
   * What every copy gets from now on. Unless it is the last word, whoever began still works on it. Like `failed` it never
   * fails: what cannot be kept now is kept as soon as it can be.
   */
  answered(key: string, receipt: StoredReceipt, isLast: boolean): Promise<void>;
  /** The next copy is another try. */
  failed(key: string): Promise<void>;
}
