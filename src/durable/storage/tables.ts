import type { ColumnType } from 'kysely';

/** What the database holds, a table a member. Times are the bot's own clock unless a column says otherwise. */
export interface Tables {
  readonly conversations: ConversationRow;
  readonly instances: InstanceRow;
  readonly intents: IntentRow;
}

/** A value that is written as JSON text and read as the value. */
export type JsonColumn = ColumnType<unknown, string, string>;

export interface ConversationRow {
  /** Without a thread. */
  readonly conversation_id: string;
  readonly tenant_id: string;
  readonly service_url: string;
  readonly kind: string;
  readonly person_id: string | null;
  readonly member_id: string | null;
  readonly name: string | null;
  readonly team_id: string | null;
  readonly team_name: string | null;
  /** A `DeadReason`. */
  readonly dead: string | null;
  readonly changed_at: Date;
}

/** A running bot. Its row is renewed in the database's own, real time: it says who is alive, not what time it is. */
export interface InstanceRow {
  readonly id: string;
  readonly seen_at: ColumnType<Date, Date, Date>;
}

export interface IntentRow {
  /** `Intent.requestId`. */
  readonly id: string;
  readonly activity_id: string;
  /** `personKey` of who wants it. */
  readonly actor: string;
  /** `wishKey` of what they want. */
  readonly wish: string;
  /** The whole `Intent`. */
  readonly intent: JsonColumn;
  /** See `intent-states.ts`. */
  readonly state: string;
  /** The instance that works on it; nothing = nobody. */
  readonly owner: string | null;
  readonly outcome: ColumnType<unknown, string | null, string | null>;
  /** PIM's id of the request that came of it. */
  readonly answer_id: string | null;
  readonly recorded_at: Date;
  readonly settled_at: Date | null;
}
