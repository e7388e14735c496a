import { randomBytes } from 'node:crypto';
import type { ResourceScopes } from '../asked/scopes.ts';
import type { Grant } from './proof.ts';

/** Ninety days without use (Microsoft Learn, "Refresh tokens in the Microsoft identity platform"). */
export const INACTIVITY_MS = 90 * 86_400_000;

export interface RefreshGrant extends Grant {
  /** What a refresh without a scope of its own asks for. */
  readonly scopes: ResourceScopes;
  readonly openId: readonly string[];
}

export interface IssuedRefreshToken {
  readonly grant: RefreshGrant;
  readonly issuedAt: Date;
  lastUsedAt: Date;
}

/** Refresh tokens. Using one gives another and leaves the old one good, as Entra does. */
export interface RefreshTokens {
  issue(grant: RefreshGrant, at: Date): string;
  find(token: string): IssuedRefreshToken | undefined;
  /** From when on tokens of this person are good; nothing while nobody revoked any. */
  validFrom(personId: string): Date | undefined;
  /** Whatever was issued to the person before `at` is good no more. */
  revoke(personId: string, at: Date): void;
}

export function createRefreshTokens(): RefreshTokens {
  const issued = new Map<string, IssuedRefreshToken>();
  const validFrom = new Map<string, Date>();
  return {
    issue: (grant, at) => {
      const token = `1.${randomBytes(96).toString('base64url')}`;
      issued.set(token, { grant, issuedAt: at, lastUsedAt: at });
      return token;
    },
    find: (token) => issued.get(token),
    validFrom: (personId) => validFrom.get(personId),
    revoke: (personId, at) => {
      validFrom.set(personId, at);
    },
  };
}
