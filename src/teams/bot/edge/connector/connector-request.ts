/** An outgoing activity in the Bot Framework's own shape. */
export type OutgoingActivity = Readonly<Record<string, unknown>>;

/** One thing to ask of the connector. */
export interface ConnectorRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly serviceUrl: string;
  /** Behind the service URL, percent-encoded. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly body?: object | undefined;
  readonly tenantId: string;
  /** Whose pace it counts for; a new conversation has none yet. */
  readonly conversationId: string | undefined;
  /** What to do when it is not known whether it was carried out. */
  readonly repeat: Repeat;
  /** How long one attempt may take, where it is not the usual. */
  readonly timeLimitMs?: number;
}

/**
 * `always`: to do it twice changes nothing (reading, updating, deleting).
 * `if-not-done`: a second one would be a second message, so only what proves that nothing was done leads to a repeat.
 * `never`: it would come too late to be of use (typing).
 */
export type Repeat = 'always' | 'if-not-done' | 'never';

/** How one attempt ended. */
export type Outcome =
  | {
      readonly kind: 'answer';
      readonly status: number;
      /** The connector's own, of a refusal. */
      readonly code: string | undefined;
      readonly retryAfterMs: number | undefined;
      /** JSON, or nothing. */
      readonly body: unknown;
    }
  | {
      readonly kind: 'silence';
      /** `maybe`: it may have been carried out. */
      readonly sent: 'no' | 'maybe';
      readonly reason: string;
      readonly cause: unknown;
    };
