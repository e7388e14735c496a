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
  readonly lastUsedAt: Date;
}

/** A token as it stands now, or from when on those of a person are good. */
export type RefreshChange =
  | (IssuedRefreshToken & { readonly type: 'token'; readonly token: string })
  | { readonly type: 'revoked'; readonly personId: string; readonly at: Date };

/** Refresh tokens. Using one gives another and leaves the old one good, as Entra does. */
export interface RefreshTokens {
  issue(grant: RefreshGrant, at: Date): string;
  find(token: string): IssuedRefreshToken | undefined;
  /** From when on tokens of this person are good; nothing while nobody revoked any. */
  validFrom(personId: string): Date | undefined;
  /** Whatever was issued to the person before `at` is good no more. */
  revoke(personId: string, at: Date): void;
  use(token: string, at: Date): void;
  /** What happened before a restart. Nobody is told. */
  replay(change: RefreshChange): void;
}

/** @param keep told of everything just before it takes effect. */
export function createRefreshTokens(keep: (change: RefreshChange) => void): RefreshTokens {
  const issued = new Map<string, IssuedRefreshToken>();
  const validFrom = new Map<string, Date>();
  const replay = (change: RefreshChange) => {
    if (change.type === 'revoked') validFrom.set(change.personId, change.at);
    else {
      const { type, token, ...one } = change;
      issued.set(token, one);
    }
  };
  const happened = (change: RefreshChange) => {
    keep(change);
    replay(change);
  };
  return {
    issue: (grant, at) => {
      const token = `1.${randomBytes(96).toString('base64url')}`;
      happened({ type: 'token', token, grant, issuedAt: at, lastUsedAt: at });
      return token;
    },
    find: (token) => issued.get(token),
    validFrom: (personId) => validFrom.get(personId),
    revoke: (personId, at) => happened({ type: 'revoked', personId, at }),
    use: (token, at) => {
      const known = issued.get(token);
      if (known) happened({ ...known, type: 'token', token, lastUsedAt: at });
    },
    replay,
  };
}
