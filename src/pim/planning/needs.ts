import type { IsoDuration } from '../../core/iso-duration.ts';
import type { ActivationRules, Approver, GrantRules } from '../model/policy.ts';

/** What a policy asks of a person for one action. */
export interface Needs {
  /** Nothing = the policy names no limit, or holds nobody to it. */
  readonly maximumDuration: IsoDuration | undefined;
  readonly isPermanentAllowed: boolean;
  readonly justification: boolean;
  readonly ticket: boolean;
  readonly mfa: boolean;
  /** The authentication context's claim value, such as `c1`. */
  readonly authenticationContext: string | undefined;
  /** Who may approve; nothing = no approval. An empty list = PIM's own fallback, the administrators. */
  readonly approvers: readonly Approver[] | undefined;
}

/** What an administrator's grant needs. Rules that could not be read ask for nothing: PIM will say what it wants. */
export function grantNeeds(rules: GrantRules | undefined): Needs {
  const enabled = new Set(rules?.enablement?.enabledRules.map((rule) => rule.toLowerCase()));
  const isExpirationRequired = rules?.expiration?.isExpirationRequired ?? false;
  return {
    maximumDuration: isExpirationRequired ? rules?.expiration?.maximumDuration : undefined,
    isPermanentAllowed: !isExpirationRequired,
    justification: enabled.has('justification'),
    ticket: enabled.has('ticketing'),
    mfa: enabled.has('multifactorauthentication'),
    authenticationContext: undefined,
    approvers: undefined,
  };
}

/** What one's own activation needs. `isRequestorJustificationRequired` is about approvals, not the activation's switch. */
export function activationNeeds(rules: ActivationRules | undefined): Needs {
  const context = rules?.authenticationContext;
  return {
    ...grantNeeds(rules),
    authenticationContext: context?.isEnabled ? context.claimValue || undefined : undefined,
    approvers: rules?.approval?.isApprovalRequired ? rules.approval.approvers : undefined,
  };
}
