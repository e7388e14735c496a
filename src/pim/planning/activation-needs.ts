import type { IsoDuration } from '../../core/iso-duration.ts';
import type { PolicyRules } from '../model/policy-rules.ts';

/** What a policy asks of a person who activates. */
export interface ActivationNeeds {
  /** Nothing = the policy names no limit. */
  readonly maximumDuration: IsoDuration | undefined;
  readonly justification: boolean;
  readonly ticket: boolean;
  readonly mfa: boolean;
  /** The authentication context's claim value, such as `c1`. */
  readonly authenticationContext: string | undefined;
  /** Who may approve; nothing = no approval. An empty list = PIM's own fallback, the privileged role administrators. */
  readonly approvers: readonly string[] | undefined;
}

/** Policy → needs. `isRequestorJustificationRequired` is about approvals, not the activation's own switch. */
export function activationNeeds(rules: PolicyRules): ActivationNeeds {
  const enabled = new Set(rules.enablement?.enabledRules.map((rule) => rule.toLowerCase()));
  const context = rules.authenticationContext;
  return {
    maximumDuration: rules.expiration?.maximumDuration,
    justification: enabled.has('justification'),
    ticket: enabled.has('ticketing'),
    mfa: enabled.has('multifactorauthentication'),
    authenticationContext: context?.isEnabled ? context.claimValue || undefined : undefined,
    approvers: rules.approval?.isApprovalRequired ? rules.approval.approvers : undefined,
  };
}
