import type { ConditionalAccessPolicy } from '../../tenant/sign-in/conditional-access-policy.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { type Codes, createCodes } from './codes.ts';
import { type Consent, createConsent } from './consent.ts';
import { createRefreshTokens, type RefreshTokens } from './refresh-tokens.ts';

/** What sign-in remembers of a tenant, and what its administrators may change. */
export interface SignInState {
  readonly codes: Codes;
  readonly refreshTokens: RefreshTokens;
  readonly consent: Consent;
  /** People who can give a second factor. */
  readonly registeredForMfa: Set<string>;
  /** By id, in order. */
  readonly conditionalAccess: Map<string, ConditionalAccessPolicy>;
}

export const createSignInState = ({ bot, people, conditionalAccess }: Tenant): SignInState => ({
  codes: createCodes(),
  refreshTokens: createRefreshTokens(),
  consent: createConsent(bot),
  registeredForMfa: new Set(people.filter(({ mfaRegistered }) => mfaRegistered).map(({ id }) => id)),
  conditionalAccess: new Map(conditionalAccess.map((policy) => [policy.id, policy])),
});
