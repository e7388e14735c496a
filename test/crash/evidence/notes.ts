import type { Write } from './write.ts';

/** What the bots kept of their writes to PIM, read from their database once they had ended. */
export interface Notes {
  /** Records of the audit trail of what PIM accepted. */
  readonly accepted: readonly AuditNote[];
  readonly unfinished: readonly UnfinishedIntent[];
  /** Ids of messages that they know to stand there, as answers or for what they show. */
  readonly messages: ReadonlySet<string>;
  /** Where the audit trail is broken; nothing = it is whole. */
  readonly broken: string | undefined;
}

export interface AuditNote {
  readonly personId: string;
  readonly action: Write['action'];
  /** PIM's id of the request, in Azure its name. */
  readonly requestId: string | undefined;
}

/** An intent of which nobody has found out what became. */
export interface UnfinishedIntent {
  readonly personId: string;
  readonly state: string;
  /** What it was to do, in short. */
  readonly what: string;
}
