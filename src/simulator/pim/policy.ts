import type { Approver } from './model.ts';

export const ENABLEMENTS = ['MultiFactorAuthentication', 'Justification', 'Ticketing'] as const;
export type Enablement = (typeof ENABLEMENTS)[number];

/** To whom PIM writes. */
export const RECIPIENTS = ['Admin', 'Requestor', 'Approver'] as const;
export type Recipient = (typeof RECIPIENTS)[number];

export const NOTIFICATION_LEVELS = ['None', 'Critical', 'All'] as const;
export type NotificationLevel = (typeof NOTIFICATION_LEVELS)[number];

/** Whom e-mail of one kind goes to. It is kept and read back; nothing is sent. */
export interface NotificationRule {
  readonly level: NotificationLevel;
  readonly isDefaultRecipientsEnabled: boolean;
  /** Addresses besides the default ones. */
  readonly recipients: readonly string[];
}

/** What an administrator must keep to when granting. */
export interface GrantRules {
  /** Whether a grant must end. */
  readonly isExpirationRequired: boolean;
  /** ISO 8601, in days, hours or minutes. */
  readonly maximumDuration: string;
  readonly enabled: readonly Enablement[];
  readonly notifications: Readonly<Record<Recipient, NotificationRule>>;
}

export const APPROVAL_MODES = ['SingleStage', 'NoApproval'] as const;
export type ApprovalMode = (typeof APPROVAL_MODES)[number];

/** Who must agree to an activation. */
export interface ApprovalRules {
  readonly isApprovalRequired: boolean;
  /** Nobody named: Privileged Role and Global Administrators decide. */
  readonly approvers: readonly Approver[];
  readonly isApproverJustificationRequired: boolean;
  /** The three that follow are kept and read back; what an activation needs does not depend on them. */
  readonly isApprovalRequiredForExtension: boolean;
  readonly isRequestorJustificationRequired: boolean;
  readonly approvalMode: ApprovalMode;
}

/** What an eligible principal must keep to when activating. */
export interface ActivationRules extends GrantRules, ApprovalRules {
  readonly authenticationContext: {
    readonly isEnabled: boolean /** `c1` … `c99` */;
    readonly claimValue: string | null;
  };
}

/** The policy of one role, or of one way to belong to a group. */
export interface Policy {
  readonly activation: ActivationRules;
  readonly assignment: GrantRules;
  readonly eligibility: GrantRules;
}

export interface RuleFailure {
  readonly rule: 'ExpirationRule' | 'JustificationRule' | 'TicketingRule' | 'MfaRule' | 'EligibilityRule';
  readonly reason: string;
}
