/**
 * What the bot asked of the connector. A post to `…/activities/{id}` is a `reply`, one without id a `send`; a typing
 * indicator is `typing` whichever way it comes.
 */
export const OPERATIONS = [
  'create',
  'send',
  'reply',
  'typing',
  'update',
  'delete',
  'members',
  'pagedMembers',
  'member',
  'team',
  'channels',
] as const;
export type Operation = (typeof OPERATIONS)[number];

/** One request of the bot, from its arrival to its end. No token stands in it. */
export interface ConnectorCall {
  readonly seq: number;
  readonly operation: Operation;
  readonly method: string;
  /** With query, from `/v3` on. */
  readonly path: string;
  /** The service URL that the bot used. */
  readonly serviceUrl: string;
  readonly conversationId: string | undefined;
  readonly activityId: string | undefined;
  readonly body: unknown;
  readonly hadToken: boolean;
  /** Real time, milliseconds. */
  readonly startedAt: number;
  endedAt: number | undefined;
  /** What the connector decided; nothing where a fault kept it from working. */
  status: number | undefined;
  /** Whether the answer went out. */
  answered: boolean;
  /** Whether the work was done: a post stands there, an edit shows. */
  done: boolean;
  /** Of a post that was done: the id of the message that stands there, unless it became two. */
  made: string | undefined;
  fault: string | undefined;
}
