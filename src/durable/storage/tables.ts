import type { ColumnType, Generated } from 'kysely';

import type { JsonColumn } from './json-column.ts';
import type { SettingTables } from './settings/setting-tables.ts';

/** What the database holds, a table a member. Times are the bot's own clock unless a column says otherwise. */
export interface Tables extends SettingTables {
  readonly audit: AuditRow;
  readonly audit_head: AuditHeadRow;
  readonly audit_sinks: AuditSinkRow;
  readonly conversations: ConversationRow;
  readonly instances: InstanceRow;
  readonly intents: IntentRow;
  readonly received_activities: ReceivedActivityRow;
  readonly posted_cards: PostedCardRow;
  readonly posted_messages: PostedMessageRow;
  readonly thing_names: ThingNameRow;
  readonly followed_requests: FollowedRequestRow;
  readonly single_uses: SingleUseRow;
  readonly token_partitions: TokenPartitionRow;
  readonly task_keys: TaskKeyRow;
  readonly running_jobs: RunningJobRow;
}

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
  /** As whoever a 1:1 chat is with was last heard to speak. */
  readonly locale: string | null;
  /** IANA, of the same. */
  readonly zone: string | null;
  /** A `DeadReason`. */
  readonly dead: string | null;
  readonly dead_at: Date | null;
  readonly changed_at: Date;
}

/** A running bot. Its row is renewed in the database's own, real time: it says who is alive, not what time it is. */
export interface InstanceRow {
  readonly id: string;
  readonly seen_at: ColumnType<Date, Date, Date>;
  /** Names the lock of the server that it holds while it runs; nothing in a database of its own. */
  readonly life: number | null;
}

/** An activity of Teams, and what is answered to its copies. */
export interface ReceivedActivityRow {
  /** Of all its copies, from its content. */
  readonly key: string;
  /** The instance that answers it; nothing = nobody. */
  readonly owner: string | null;
  /** `open`, or `answered` for good. */
  readonly state: string;
  readonly receipt: ColumnType<unknown, string | null, string | null>;
  /** The messages that answer it, as far as they stand there. */
  readonly posted: ColumnType<unknown, string, unknown>;
  /** The database's own, real time. */
  readonly received_at: ColumnType<Date, never, never>;
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
  /** `open`, `in-doubt`, `answered` or `failed`: see `createIntentStore`. */
  readonly state: string;
  /** The instance that works on it; nothing = nobody. */
  readonly owner: string | null;
  readonly outcome: ColumnType<unknown, string | null, string | null>;
  /** PIM's id of the request that came of it. */
  readonly answer_id: string | null;
  readonly recorded_at: Date;
  readonly settled_at: Date | null;
}

/** A card key: what is shown where. */
export interface PostedCardRow {
  readonly thing: string;
  readonly conversation_id: string;
  /** A `RenderedCard`. */
  readonly card: JsonColumn;
  readonly state: string;
  readonly seen_at: Date;
  /** Counts the states that were wanted. */
  readonly revision: number;
  /** Posts that were begun and are not known to have failed. */
  readonly posts: number;
  /** Of those: without a message id. */
  readonly lost: number;
  /** The activity that a post answered which was lost: what repeats it answers that too. */
  readonly answers: string | null;
  /** Whether something may be left to do. */
  readonly is_open: boolean;
  /** The instance that works on it; nothing = nobody. */
  readonly owner: string | null;
  /** The database's own, real time. */
  readonly owned_until: ColumnType<Date | null, Date | null, Date | null>;
}

/** A message that shows a thing. */
export interface PostedMessageRow {
  readonly conversation_id: string;
  readonly message_id: string;
  readonly thing: string;
  /** The revision that it shows. */
  readonly shown: number;
  /** The activity that it answers. */
  readonly answers: string | null;
}

/** A thing that has another name since PIM named it. */
export interface ThingNameRow {
  readonly thing: string;
  readonly now_called: string;
}

export interface FollowedRequestRow {
  /** `Intent.requestId` of what asked for it. */
  readonly id: string;
  /** Of its cards. */
  readonly thing: string;
  /** `personKey` of who asked. */
  readonly person: string;
  readonly wish: string;
  /** `targetKey` of what is asked for. */
  readonly target: string;
  /** A `FollowedRequest`. */
  readonly follow: JsonColumn;
  readonly seen_at: Date;
  /** Whether it goes on only when the person speaks. */
  readonly is_waiting: boolean;
  readonly is_queued: boolean;
  readonly ended_at: Date | null;
}

/** What somebody may take once: see `SingleUseStore`. Free of secrets, or sealed by whoever put it. */
export interface SingleUseRow {
  readonly key: string;
  /** `personKey` of whose it is. */
  readonly owner: string;
  readonly value: JsonColumn;
  /** The order in which they were put. */
  readonly place: Generated<string>;
  readonly expires_at: Date;
  readonly taken_at: Date | null;
  /** The instance that took it and has not finished; nothing = nobody. */
  readonly taker: string | null;
}

/** One person's tokens, as MSAL keeps them. */
export interface TokenPartitionRow {
  /** `personKey`. */
  readonly person: string;
  /** Encrypted under a key that is not in the database. */
  readonly sealed: string;
  /** Real time, as token lifetimes are. */
  readonly written_at: Date;
  /** Nothing in it can be used after that, in real time. */
  readonly good_until: Date;
}

/** The job that waits or runs under a key. */
export interface TaskKeyRow {
  readonly task: string;
  readonly key: string;
  readonly job_id: string;
}

/** A job that somebody does. Its lease is real time, as who is alive is. */
export interface RunningJobRow {
  readonly job_id: string;
  readonly task: string;
  readonly key: string | null;
  /** A new one each time it is begun: only who has it may say how it ended. */
  readonly claim: string;
  /** The instance that does it. */
  readonly owner: string | null;
  readonly leased_until: ColumnType<Date, Date, Date>;
}

/** A record of the audit trail. Nothing is changed once it is there. */
export interface AuditRow {
  /** 1, 2, 3, … without a gap. */
  readonly seq: number;
  /** The database's own, real time, to the millisecond; the same as in the record. */
  readonly recorded_at: ColumnType<Date, Date, never>;
  /** Canonical JSON (RFC 8785) of a `ChainedRecord`. */
  readonly record: ColumnType<string, string, never>;
  /** SHA-256 of `record`, in hex. */
  readonly hash: ColumnType<string, string, never>;
}

/** One row: the newest record. Whoever appends locks it. */
export interface AuditHeadRow {
  readonly id: number;
  readonly seq: number;
  readonly hash: string;
  /** Up to here records may be removed; 0 = none. */
  readonly cut_seq: number;
}

/** How far a sink has come. */
export interface AuditSinkRow {
  readonly name: string;
  readonly seq: number;
}
