import { randomBytes } from 'node:crypto';
import {
  type AuthorizationCodeRequest,
  ConfidentialClientApplication,
  CryptoProvider,
  type NodeAuthOptions,
} from '@azure/msal-node';
import { decodeJwt, type JWTPayload } from 'jose';
import { createMsalNetwork } from '../../../src/microsoft/auth/msal-network.ts';
import { sandboxTransport } from '../../../src/sandbox/transport.ts';
import type { SimulatorOptions } from '../../../src/simulator/simulator.ts';
import contoso from '../../../src/simulator/tenant/contoso.json' with { type: 'json' };
import type { TenantFile } from '../../../src/simulator/tenant/schema.ts';
import { type Rig, startRig } from '../rig.ts';
import { openPage, type SignInPage } from './sign-in-page.ts';

export const CALLBACK = 'http://127.0.0.1:3978/auth/callback';
export const GRAPH_SCOPE = 'https://graph.microsoft.com/RoleAssignmentSchedule.ReadWrite.Directory';
export const ARM_SCOPE = 'https://management.azure.com/user_impersonation';
export const contextClaims = (context: string): string =>
  JSON.stringify({ access_token: { acrs: { essential: true, value: context } } });

const LOGIN = 'https://login.microsoftonline.com';
const AUTHORITY = `${LOGIN}/${contoso.tenantId}`;

/** One sign-in as a client begins it: everything that the client must keep until the browser is back. */
export interface Begun {
  readonly page: SignInPage;
  readonly verifier: string;
  readonly state: string;
  readonly nonce: string;
  /** The address that a browser opens, on the simulator. */
  readonly url: string;
}

export interface BeginWish {
  readonly scopes?: readonly string[];
  readonly claims?: string;
  readonly loginHint?: string;
  readonly redirectUri?: string;
}

/** A simulator, and Microsoft's own library as the bot's client of it. */
export interface SignInRig extends Rig {
  /** The bot as MSAL has it. Without credentials it shows its secret. */
  client(auth?: Partial<NodeAuthOptions>): ConfidentialClientApplication;
  begin(wish?: BeginWish): Promise<Begun>;
  /** The whole sign-in, with what is asked for proved; `person` by sign-in name. Returns what the code is redeemed with. */
  signIn(person: string, wish?: BeginWish): Promise<AuthorizationCodeRequest>;
  /** What Teams hands to the bot; claims replace. */
  assertion(person: string, claims?: Readonly<Record<string, unknown>>): Promise<string>;
  /** A bare request to the token endpoint, with the bot's secret unless the form says otherwise. */
  token(form: Readonly<Record<string, string>>): Promise<TokenReply>;
}

export interface TokenReply {
  readonly status: number;
  readonly body: Readonly<Record<string, string>> & { readonly error_codes?: readonly number[] };
  /** Of the access token. */
  readonly claims: JWTPayload;
}

export async function startSignInRig(
  tenant: Partial<TenantFile> & { readonly bot?: TenantFile['bot'] } = {},
  options: Partial<SimulatorOptions> = {},
): Promise<SignInRig> {
  const rig = await startRig({ tenant: { ...(contoso as TenantFile), ...tenant }, ...options });
  const networkClient = createMsalNetwork({
    fetch: sandboxTransport(rig.url, fetch),
    loginHost: LOGIN,
    timeLimitMs: 10_000,
  });
  const crypto = new CryptoProvider();

  const client: SignInRig['client'] = (auth = { clientSecret: 'sandbox-secret' }) =>
    new ConfidentialClientApplication({
      auth: { clientId: contoso.bot.appId, authority: AUTHORITY, clientCapabilities: ['CP1'], ...auth },
      system: { networkClient },
    });

  const begin: SignInRig['begin'] = async (wish = {}) => {
    const { scopes = [GRAPH_SCOPE], redirectUri = CALLBACK, ...more } = wish;
    const { verifier, challenge } = await crypto.generatePkceCodes();
    const [state, nonce] = [randomBytes(32).toString('base64url'), randomBytes(16).toString('base64url')];
    const production = await client().getAuthCodeUrl({
      scopes: [...scopes],
      redirectUri,
      codeChallenge: challenge,
      codeChallengeMethod: 'S256',
      state,
      nonce,
      ...more,
    });
    const url = production.replace(LOGIN, `${rig.url}/login`);
    return { page: await openPage(url), verifier, state, nonce, url };
  };

  return {
    ...rig,
    client,
    begin,
    signIn: async (person, wish = {}) => {
      const { page, verifier, nonce, state } = await begin(wish);
      const back = await page.signIn(person);
      if (back.searchParams.get('state') !== state) throw new Error(`The state came back changed: ${back}`);
      const { scopes = [GRAPH_SCOPE], redirectUri = CALLBACK, claims } = wish;
      const code = back.searchParams.get('code');
      if (code === null) throw new Error(`No code came back: ${back}`);
      return { scopes: [...scopes], redirectUri, code, codeVerifier: verifier, nonce, ...(claims ? { claims } : {}) };
    },
    assertion: async (person, claims) => {
      const { body } = await rig.control('tokens', { user: person, resource: 'bot', ...(claims ? { claims } : {}) });
      return body.accessToken;
    },
    token: async (form) => {
      const given = 'client_secret' in form || 'client_assertion' in form ? {} : { client_secret: 'sandbox-secret' };
      const response = await fetch(`${rig.url}/login/${contoso.tenantId}/oauth2/v2.0/token`, {
        method: 'POST',
        body: new URLSearchParams({ client_id: contoso.bot.appId, ...given, ...form }),
      });
      const body = (await response.json()) as TokenReply['body'];
      return { status: response.status, body, claims: body.access_token ? decodeJwt(body.access_token) : {} };
    },
  };
}
