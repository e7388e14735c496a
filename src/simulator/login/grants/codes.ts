import { randomBytes } from 'node:crypto';
import type { Scopes } from '../asked/scopes.ts';
import type { Grant } from './proof.ts';

/** Ten minutes (Microsoft Learn, "OAuth 2.0 authorization code flow"). */
const LIFETIME_MS = 10 * 60_000;

/** PKCE's half of the authorize request. */
export interface CodeChallenge {
  readonly value: string;
  readonly method: 'S256' | 'plain';
}

export interface CodeGrant extends Grant {
  readonly scopes: Scopes;
  readonly redirectUri: string;
  readonly challenge: CodeChallenge | undefined;
  readonly nonce: string | undefined;
}

export interface IssuedCode {
  readonly grant: CodeGrant;
  readonly expiresAt: Date;
  readonly isRedeemed: boolean;
}

/** A code as it stands now. */
export interface CodeChange extends IssuedCode {
  readonly code: string;
}

/** Authorization codes. Redeemed and expired ones are remembered, because Entra tells them from invented ones. */
export interface Codes {
  issue(grant: CodeGrant, at: Date): string;
  find(code: string): IssuedCode | undefined;
  redeem(code: string): void;
  /** What happened before a restart. Nobody is told. */
  replay(change: CodeChange): void;
}

/** @param keep told of everything just before it takes effect. */
export function createCodes(keep: (change: CodeChange) => void): Codes {
  const issued = new Map<string, IssuedCode>();
  const replay = ({ code, ...one }: CodeChange) => void issued.set(code, one);
  const happened = (change: CodeChange) => {
    keep(change);
    replay(change);
  };
  return {
    issue: (grant, at) => {
      const code = `1.${randomBytes(60).toString('base64url')}`;
      happened({ code, grant, expiresAt: new Date(at.getTime() + LIFETIME_MS), isRedeemed: false });
      return code;
    },
    find: (code) => issued.get(code),
    redeem: (code) => {
      const known = issued.get(code);
      if (known) happened({ ...known, code, isRedeemed: true });
    },
    replay,
  };
}
