import type { ApprovalRule, AuthenticationContextRule, EnablementRule, ExpirationRule } from './policy.ts';

/** New values of single rules of a policy; what is left out stays as it is. */
export interface PolicyChange {
  readonly activation?: {
    readonly expiration?: ExpirationRule;
    readonly enablement?: EnablementRule;
    readonly approval?: ApprovalRule;
    readonly authenticationContext?: AuthenticationContextRule;
  };
  readonly assignment?: { readonly expiration?: ExpirationRule; readonly enablement?: EnablementRule };
  readonly eligibility?: { readonly expiration?: ExpirationRule; readonly enablement?: EnablementRule };
}
