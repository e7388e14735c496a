import type { IsoDuration } from '../../core/iso-duration.ts';

/**
 * The rules of one role at one scope. Nothing where the policy did not carry the rule. PIM has 17 of them (Microsoft
 * Learn, "Rules in PIM"); the notification rules do not change what an action needs and are left out.
 */
export interface Policy {
  /** `*_EndUser_Assignment`: what the holder's own activation needs. */
  readonly activation: ActivationRules;
  /** `*_Admin_Assignment`: what an administrator's assignment needs. */
  readonly assignment: GrantRules;
  /** `*_Admin_Eligibility`: what making somebody eligible needs. */
  readonly eligibility: GrantRules;
}

export interface GrantRules {
  readonly expiration: ExpirationRule | undefined;
  readonly enablement: EnablementRule | undefined;
}

export interface ActivationRules extends GrantRules {
  readonly approval: ApprovalRule | undefined;
  readonly authenticationContext: AuthenticationContextRule | undefined;
}

export interface ExpirationRule {
  /** False: permanent is allowed, and PIM then holds nobody to the maximum. */
  readonly isExpirationRequired: boolean;
  readonly maximumDuration: IsoDuration | undefined;
}

/** `enabledRules` of the wire. Names not listed here are kept, so that a new one is at least shown. */
export interface EnablementRule {
  readonly enabledRules: readonly string[];
}

export interface ApprovalRule {
  readonly isApprovalRequired: boolean;
  /** Empty = PIM's own fallback, the administrators of the scope. */
  readonly approvers: readonly Approver[];
  readonly isApproverJustificationRequired: boolean;
}

/** A person or a group that a policy names. */
export interface Approver {
  /** The object id; nothing where the policy gave none. */
  readonly id: string | undefined;
  readonly kind: 'user' | 'group';
  /** As the policy describes it; the id where it does not. */
  readonly name: string;
}

export interface AuthenticationContextRule {
  readonly isEnabled: boolean;
  /** `c1` to `c99`. */
  readonly claimValue: string | undefined;
}
