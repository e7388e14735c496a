/** What is held: a role at a scope. Group membership (`member` of a group) and Azure roles are the same pair. */
export interface Access {
  readonly role: string;
  readonly scope: string;
}

/** The two things PIM gives: the right itself, or the right to activate it. */
export type Kind = 'assignment' | 'eligibility';

export const ACTIONS = [
  'adminAssign',
  'adminUpdate',
  'adminRemove',
  'adminExtend',
  'adminRenew',
  'selfActivate',
  'selfDeactivate',
  'selfExtend',
  'selfRenew',
] as const;
export type Action = (typeof ACTIONS)[number];

export type Expiration =
  | { readonly type: 'noExpiration' }
  | { readonly type: 'afterDateTime'; readonly end: Date }
  /** ISO 8601, exact units only, as the caller wrote it. */
  | { readonly type: 'afterDuration'; readonly duration: string };

export interface Ticket {
  readonly number: string | null;
  readonly system: string | null;
}

/** What limits a grant further. Azure carries it from eligibility to activation; nobody here evaluates it. */
export interface Condition {
  readonly expression: string;
  readonly version: string;
}

export interface Approver {
  readonly kind: 'person' | 'group';
  readonly id: string;
}

/** A grant that no request made: written in the tenant file, or given past PIM. */
export interface StandingGrant {
  readonly id: string;
  readonly principalId: string;
  readonly access: Access;
  /** When it was given, which may be before it begins. */
  readonly createdAt: Date;
  readonly start: Date;
  readonly end: Date | null;
  /** Made with the directory's own API, which PIM shows but did not make. */
  readonly outsidePim: boolean;
  readonly condition?: Condition;
}

/** What somebody wants of PIM: the body of a POST, read. */
export interface Ask {
  readonly action: Action;
  readonly principalId: string;
  readonly access: Access;
  readonly justification: string | null;
  readonly ticket: Ticket;
  readonly customData: string | null;
  /** Null is at once. */
  readonly start: Date | null;
  /** Null where nothing was said of it. */
  readonly expiration: Expiration | null;
  readonly condition?: Condition;
  /** The schedule of the eligibility to activate. Without it that of just this access is meant. */
  readonly linkedTo?: string;
}

/** An ask that PIM took. It never changes; what became of it is derived. */
export interface ScheduleRequest extends Ask {
  readonly id: string;
  readonly kind: Kind;
  readonly createdAt: Date;
  readonly createdBy: string;
  /** The schedule that it makes, changes or ends; null where it only asks an administrator. */
  readonly targetId: string | null;
  /** Of an activation: the schedule of the eligibility it rests on. */
  readonly restsOn: string | null;
  /** Of an activation: the eligibility belongs to a group of the principal. */
  readonly throughGroup: boolean;
  /** The policy's approvers when it was asked; null where none were needed. Empty: the administrators decide. */
  readonly approvers: readonly Approver[] | null;
  readonly isApproverJustificationRequired: boolean;
}

/** What an approver said. The first one counts. */
export interface Decision {
  readonly at: Date;
  readonly by: string;
  readonly isApproved: boolean;
  readonly justification: string;
}

/** Everything that can happen. Whatever holds at a time follows from the events and the clock. */
export type PimEvent =
  | { readonly type: 'requested'; readonly request: ScheduleRequest }
  | { readonly type: 'cancelled'; readonly requestId: string; readonly at: Date }
  | { readonly type: 'decided'; readonly requestId: string; readonly decision: Decision }
  /** Given with the directory's own API, without PIM. */
  | { readonly type: 'granted-outside'; readonly grant: StandingGrant; readonly by: string }
  /** Ended likewise. */
  | { readonly type: 'ended-outside'; readonly kind: Kind; readonly scheduleId: string; readonly at: Date };
