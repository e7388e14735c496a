import { createHash, randomBytes } from 'node:crypto';
import type { AppError } from '../../../core/app-error.ts';
import type { Person } from '../../../pim/index.ts';
import type { Resource } from '../../http/token-source.ts';
import { type ClientCredential, secretsOf } from '../client-credential.ts';
import { type ConfidentialClientParts, createConfidentialClients } from '../confidential-client.ts';
import type { AccessToken } from '../entra-exchange.ts';
import { readEntraRefusal } from '../entra-refusal.ts';
import type { SignedIn } from '../on-behalf-of.ts';
import { createPartitionPlugin } from '../partition-plugin.ts';
import { requireSamePerson } from '../require-same-person.ts';
import { signInError } from '../sign-in-error.ts';
import type { PageState, SignInAsk } from './sign-in-ask.ts';

export interface PageClientParts extends ConfidentialClientParts {
  readonly credential: ClientCredential;
  /** Full scopes by resource. */
  readonly scopes: Readonly<Record<Resource, readonly string[]>>;
  /** Where Entra sends the browser back to; registered with the application. */
  redirectUri(): string;
}

/** A state and what belongs to it, all random. */
export interface NewState {
  readonly state: string;
  readonly kept: Omit<PageState, 'resumeId'>;
}

/** The authorization code flow with PKCE (RFC 7636), over MSAL, with a client of its own for every step: nothing stays in it. */
export interface PageClient {
  newState(): NewState;
  /** Entra's sign-in page. */
  address(ask: SignInAsk, begun: NewState, loginHint: string | undefined): Promise<string>;
  /**
   * Redeems the code, once. Errors: those of `signInError`; `PersonMismatch` where somebody else signed in.
   *
   * @returns the token of the resource that asked, where no claims were asked for the other's too, and the person's partition.
   */
  redeem(ask: SignInAsk, state: PageState, code: string): Promise<SignedIn>;
}

const random = (): string => randomBytes(32).toString('base64url');

export function createPageClient(parts: PageClientParts): PageClient {
  const { scopes, credential } = parts;
  const createClient = createConfidentialClients(parts);
  const claimsOf = ({ claims }: SignInAsk) => (claims === undefined ? {} : { claims });

  return {
    newState: () => ({ state: random(), kept: { nonce: random(), codeVerifier: random() } }),
    address: ({ person, resource, ...ask }, { state, kept }, loginHint) =>
      createClient(person.tenantId).getAuthCodeUrl({
        scopes: [...scopes[resource]],
        redirectUri: parts.redirectUri(),
        responseMode: 'query',
        state,
        nonce: kept.nonce,
        codeChallenge: createHash('sha256').update(kept.codeVerifier).digest('base64url'),
        codeChallengeMethod: 'S256',
        ...(loginHint !== undefined && { loginHint }),
        ...claimsOf({ person, resource, ...ask }),
      }),
    redeem: async (ask, { nonce, codeVerifier }, code) => {
      const { person, resource } = ask;
      const plugin = createPartitionPlugin();
      const client = createClient(person.tenantId, plugin);
      const secrets = [...secretsOf(credential), code, codeVerifier];
      const result = await client
        .acquireTokenByCode({
          code,
          codeVerifier,
          nonce,
          scopes: [...scopes[resource]],
          redirectUri: parts.redirectUri(),
          ...claimsOf(ask),
        })
        .catch((error: unknown) => {
          throw signInError(readEntraRefusal(error, secrets), person, resource);
        });
      requireSamePerson(person, result.idTokenClaims);
      const { accessToken: token, expiresOn: expiresAt, account } = result;
      if (token === '' || expiresAt === null || account === null) throw unreadable(person, resource);
      const tokens = new Map<Resource, AccessToken>([[resource, { token, expiresAt }]]);
      if (ask.claims !== undefined) return { tokens, cache: plugin.changed() };
      // One sign-in serves both services. That the other does not want it is told when it is needed.
      const other = resource === 'graph' ? 'arm' : 'graph';
      if (scopes[other].length === 0) return { tokens, cache: plugin.changed() };
      const more = await client.acquireTokenSilent({ account, scopes: [...scopes[other]] }).catch(() => undefined);
      if (more?.accessToken && more.expiresOn !== null)
        tokens.set(other, { token: more.accessToken, expiresAt: more.expiresOn });
      return { tokens, cache: plugin.changed() };
    },
  };
}

function unreadable(person: Person, resource: Resource): AppError {
  const answer = new Error('the answer holds no access token, or not whose and until when it is good');
  return signInError(readEntraRefusal(answer, []), person, resource);
}
