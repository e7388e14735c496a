import type { IsoDuration } from '../../core/iso-duration.ts';

/**
 * The rules of one role at one scope for the end user's activation (`*_EndUser_Assignment` of the role management
 * policy). Nothing where the policy did not carry the rule.
 */
export interface PolicyRules {
  readonly expiration: ExpirationRule | undefined;
  readonly enablement: EnablementRule | undefined;
  readonly approval: ApprovalRule | undefined;
  readonly authenticationContext: AuthenticationContextRule | undefined;
}

export interface ExpirationRule {
  readonly isExpirationRequired: boolean;
  readonly maximumDuration: IsoDuration | undefined;
}

/** `enabledRules` of the wire. Names not listed here are kept, so that a new one is at least shown. */
export interface EnablementRule {
  readonly enabledRules: readonly string[];
}

export interface ApprovalRule {
  readonly isApprovalRequired: boolean;
  /** Names of people and groups who may approve, as the policy describes them. */
  readonly approvers: readonly string[];
}

export interface AuthenticationContextRule {
  readonly isEnabled: boolean;
  /** `c1` to `c99`. */
  readonly claimValue: string | undefined;
}
