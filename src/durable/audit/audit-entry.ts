import type { ProviderName } from '../../pim/index.ts';

/** What happened, before it has its place in the trail. Members that are nothing are left out. */
export interface AuditEntry {
  /** The form of the record. */
  readonly format: 1;
  readonly event: AuditEventName;
  /** Whose doing it was; nothing = the bot's own, as it is set up. */
  readonly actor?: AuditActor | undefined;
  /** The message or click that carried it. */
  readonly activityId?: string | undefined;
  /** The intent it belongs to: one in doubt has a second record once its outcome is known. */
  readonly intentId?: string | undefined;
  /** The bot's clock. */
  readonly at: Date;
  readonly target?: AuditTarget | undefined;
  /** The action of a request as PIM names it, such as `selfActivate`; else what was done: `approve`, `dismiss`, … */
  readonly action?: string | undefined;
  /** What PIM was told as the reason. */
  readonly justification?: string | undefined;
  readonly ticket?: { readonly number: string; readonly system?: string | undefined } | undefined;
  /** PIM's id of the request, where the event is about one. */
  readonly requestId?: string | undefined;
  /** What else belongs to the event, such as the window that was asked for. */
  readonly details?: Readonly<Record<string, unknown>> | undefined;
  readonly outcome?: AuditEntryOutcome | undefined;
}

export type AuditEventName =
  | 'request'
  | 'cancel'
  | 'decide'
  | 'change-policy'
  | 'handle-alert'
  | 'sign-out'
  /** Records older than the retention were removed. */
  | 'cut';

export interface AuditActor {
  /** Entra object id and tenant id. */
  readonly oid: string;
  readonly tid: string;
  /** What they are called at sign-in, where it was known. */
  readonly name?: string | undefined;
}

export interface AuditTarget {
  readonly provider: ProviderName;
  readonly role?: Named | undefined;
  readonly scope?: Named | undefined;
  /** Whom it concerns. */
  readonly principal?: Named | undefined;
}

export interface Named {
  readonly id: string;
  /** Where PIM gave one. */
  readonly name?: string | undefined;
}

export interface AuditEntryOutcome {
  readonly kind: 'accepted' | 'refused' | 'in-doubt';
  /** PIM's status of the request. */
  readonly status?: string | undefined;
  /** PIM's code, or ours. */
  readonly code?: string | undefined;
  /** For a support case at Microsoft. */
  readonly microsoftRequestId?: string | undefined;
}
