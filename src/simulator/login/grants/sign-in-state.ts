import type { ConditionalAccessPolicy } from '../../tenant/sign-in/conditional-access-policy.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { type CodeChange, type Codes, createCodes } from './codes.ts';
import { type Consent, createConsent, type PermissionGrant } from './consent.ts';
import { createKeptMap, type KeptMap } from './kept-map.ts';
import { createRefreshTokens, type RefreshChange, type RefreshTokens } from './refresh-tokens.ts';

/** What sign-in remembers of a tenant, and what its administrators may change. */
export interface SignInState {
  readonly codes: Codes;
  readonly refreshTokens: RefreshTokens;
  readonly consent: Consent;
  /** People who can give a second factor, by id. */
  readonly registeredForMfa: KeptMap<true>;
  /** By id, in order. */
  readonly conditionalAccess: KeptMap<ConditionalAccessPolicy>;
}

/** What happens to it. */
export type SignInChange =
  | { readonly what: 'code'; readonly change: CodeChange }
  | { readonly what: 'refresh'; readonly change: RefreshChange }
  | { readonly what: 'consent'; readonly grants: readonly PermissionGrant[] }
  | { readonly what: 'mfa'; readonly id: string; readonly value: true | null }
  | { readonly what: 'conditional-access'; readonly id: string; readonly value: ConditionalAccessPolicy | null };

/** @param keep told of everything just before it takes effect. */
export const createSignInState = (
  { bot, people, conditionalAccess }: Tenant,
  keep: (change: SignInChange) => void,
): SignInState => ({
  codes: createCodes((change) => keep({ what: 'code', change })),
  refreshTokens: createRefreshTokens((change) => keep({ what: 'refresh', change })),
  consent: createConsent(bot, (grants) => keep({ what: 'consent', grants })),
  registeredForMfa: createKeptMap(
    people.flatMap(({ id, mfaRegistered }) => (mfaRegistered ? [[id, true] as const] : [])),
    (id, value) => keep({ what: 'mfa', id, value }),
  ),
  conditionalAccess: createKeptMap(
    conditionalAccess.map((policy) => [policy.id, policy]),
    (id, value) => keep({ what: 'conditional-access', id, value }),
  ),
});

/** What happened before a restart. Nobody is told. */
export function replaySignIn(state: SignInState, one: SignInChange): void {
  if (one.what === 'code') state.codes.replay(one.change);
  else if (one.what === 'refresh') state.refreshTokens.replay(one.change);
  else if (one.what === 'consent') state.consent.replay(one.grants);
  else if (one.what === 'mfa') state.registeredForMfa.replay(one.id, one.value);
  else state.conditionalAccess.replay(one.id, one.value);
}
