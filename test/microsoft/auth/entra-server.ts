import { generateKeyPair, SignJWT } from 'jose';
import type { Person } from '../../../src/pim/index.ts';
import { type Answer, json, type LocalServer, startServer } from '../http/local-server.ts';

export const LOGIN = 'login.microsoftonline.com';

/** What the stand-in's token endpoint received, as a form. */
export type TokenForm = Record<string, string>;

export interface EntraServer extends LocalServer {
  /** The forms of all exchanges. */
  forms(): TokenForm[];
  /** The answer to the next exchange, once. */
  answerNext(answer: Answer): void;
  /** A token for the bot itself, as Teams' single sign-on hands it out. */
  assertionOf(person: Person): Promise<string>;
  /** Seconds that access tokens live. */
  lifetimeSeconds: number;
}

const oidIn = (assertion: string): string =>
  JSON.parse(Buffer.from(assertion.split('.')[1] ?? '', 'base64url').toString()).oid as string;

/** A small stand-in for Microsoft Entra: on-behalf-of and refresh with really signed tokens for whoever the assertion or the refresh token names. */
export async function startEntra(): Promise<EntraServer> {
  const { privateKey } = await generateKeyPair('ES256');
  const sign = (claims: Record<string, unknown>) =>
    new SignJWT(claims).setProtectedHeader({ alg: 'ES256', typ: 'JWT' }).setIssuedAt().sign(privateKey);
  const once: Answer[] = [];
  let serial = 0;

  const exchange: Answer = async (request, response) => {
    const [, tenantId = ''] = request.url.split('/');
    const form = formOf(request.body);
    const oid = form.refresh_token?.replace(/^refresh-\d+-/, '') ?? oidIn(form.assertion ?? '');
    serial += 1;
    const body = {
      token_type: 'Bearer',
      scope: form.scope,
      expires_in: entra.lifetimeSeconds,
      ext_expires_in: entra.lifetimeSeconds,
      access_token: await sign({ oid, tid: tenantId, aud: form.scope?.split(' ')[0], uti: String(serial) }),
      id_token: await sign({ oid, tid: tenantId, sub: oid, preferred_username: `${oid}@example.com` }),
      refresh_token: `refresh-${serial}-${oid}`,
      client_info: Buffer.from(JSON.stringify({ uid: oid, utid: tenantId })).toString('base64url'),
    };
    await json(200, body)(request, response);
  };

  const server = await startServer(LOGIN, (request, response) => {
    if (request.url.includes('/oauth2/v2.0/token')) return (once.shift() ?? exchange)(request, response);
    return json(404, { error: 'not_found' })(request, response);
  });
  const entra: EntraServer = {
    ...server,
    forms: () => server.received.filter(({ method }) => method === 'POST').map(({ body }) => formOf(body)),
    answerNext: (answer) => void once.push(answer),
    assertionOf: ({ objectId: oid, tenantId: tid }) => sign({ oid, tid, aud: 'bot', scp: 'access_as_user' }),
    lifetimeSeconds: 3_600,
  };
  return entra;
}

const formOf = (body: string): TokenForm => Object.fromEntries(new URLSearchParams(body));

/** A refusal as Entra words it. */
export const refusal = (error: string, aadsts: number, parts: Record<string, unknown> = {}): Answer =>
  json(400, {
    error,
    error_description: `AADSTS${aadsts}: Something is missing. Trace ID: 1 Correlation ID: 2 Timestamp: 2026-11-23 10:00:00Z`,
    error_codes: [aadsts],
    ...parts,
  });
