import type { Approver } from './model.ts';

export const ENABLEMENTS = ['MultiFactorAuthentication', 'Justification', 'Ticketing'] as const;
export type Enablement = (typeof ENABLEMENTS)[number];

/** What an administrator must keep to when granting. */
export interface GrantRules {
  /** Whether a grant must end. */
  readonly isExpirationRequired: boolean;
  /** ISO 8601, in days, hours or minutes. */
  readonly maximumDuration: string;
  readonly enabled: readonly Enablement[];
}

/** What an eligible principal must keep to when activating. */
export interface ActivationRules extends GrantRules {
  readonly isApprovalRequired: boolean;
  /** Nobody named: Privileged Role and Global Administrators decide. */
  readonly approvers: readonly Approver[];
  readonly isApproverJustificationRequired: boolean;
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
