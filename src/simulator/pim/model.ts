/** What is held: a role at a scope. Group membership (`member` of a group) and Azure roles are the same pair. */
export interface Access {
  readonly role: string;
  readonly scope: string;
}

export type Expiration =
  | { readonly type: 'noExpiration' }
  | { readonly type: 'afterDateTime'; readonly end: Date }
  /** ISO 8601, exact units only, as the caller wrote it. */
  | { readonly type: 'afterDuration'; readonly duration: string };

export interface Ticket {
  readonly number: string | null;
  readonly system: string | null;
}

export interface Approver {
  readonly kind: 'person' | 'group';
  readonly id: string;
}

/** What activating one access needs. */
export interface PolicySettings {
  /** ISO 8601. */
  readonly maximumDuration: string;
  readonly justification: boolean;
  readonly mfa: boolean;
  readonly ticket: boolean;
  /** Null where no approval is needed. Nobody named: Privileged Role and Global Administrators decide. */
  readonly approvers: readonly Approver[] | null;
  /** `c1` … `c99`, or null. */
  readonly authenticationContext: string | null;
}

/** A grant written in the tenant file: no request of the simulator's own time made it. */
export interface StandingGrant {
  readonly id: string;
  readonly principalId: string;
  readonly access: Access;
  readonly start: Date;
  readonly end: Date | null;
  /** Made with the directory's own API, which PIM shows but did not make. */
  readonly outsidePim: boolean;
}

interface RequestFacts {
  readonly id: string;
  readonly principalId: string;
  readonly access: Access;
  readonly createdAt: Date;
  readonly createdBy: string;
  readonly justification: string | null;
  readonly ticket: Ticket;
  readonly customData: string | null;
}

export interface Activation extends RequestFacts {
  readonly action: 'selfActivate';
  /** As asked; null is at once. */
  readonly start: Date | null;
  readonly expiration: Expiration;
  /** The schedule of the eligibility it rests on. */
  readonly restsOn: string;
  /** The eligibility belongs to a group of the principal. */
  readonly throughGroup: boolean;
  /** The policy's approvers when it was asked; null where none were needed. */
  readonly approvers: readonly Approver[] | null;
}

export interface Deactivation extends RequestFacts {
  readonly action: 'selfDeactivate';
  /** The assignment schedule that it ended. */
  readonly ends: string;
}

export type ScheduleRequest = Activation | Deactivation;

/** Everything that happened. Whatever holds now is derived from it and the clock; nothing here is ever changed, only added to. */
export interface PimFacts {
  readonly eligibilities: readonly StandingGrant[];
  readonly assignments: readonly StandingGrant[];
  readonly requests: ScheduleRequest[];
  /** When a request was cancelled, by request id. */
  readonly cancellations: Map<string, Date>;
}
