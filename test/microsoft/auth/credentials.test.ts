import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeJwt } from 'jose';
import { readCertificate } from '../../../src/config/read-certificate.ts';
import { AppError } from '../../../src/core/app-error.ts';
import { systemClock } from '../../../src/core/clock.ts';
import { createLogger } from '../../../src/core/logger.ts';
import { type AppTokenParts, createAppTokens } from '../../../src/microsoft/auth/app-token.ts';
import { createPageClient } from '../../../src/microsoft/auth/by-page/page-client.ts';
import type { ClientCredential } from '../../../src/microsoft/auth/client-credential.ts';
import { createOnBehalfOf } from '../../../src/microsoft/auth/on-behalf-of.ts';
import { sandboxTransport } from '../../../src/sandbox/transport.ts';
import contoso from '../../../src/simulator/tenant/contoso.json' with { type: 'json' };
import { createCertificate, createIssuer, type KeyedCertificate } from '../../simulator/login/key-material.ts';
import { openPage } from '../../simulator/login/sign-in-page.ts';
import { CALLBACK, contextClaims, type SignInRig, startSignInRig } from '../../simulator/login/sign-in-rig.ts';
import { personId } from '../../simulator/rig.ts';

const ALEX = 'alexw@contoso.example';
const CLUSTER = 'https://cluster.contoso.example/oidc';
const SUBJECT = 'system:serviceaccount:pim:pim-bot';
const IDENTITY = 'b1d2c3a4-0000-4000-8000-5e1f00000001';
const TENANT_ISSUER = `https://login.microsoftonline.com/${contoso.tenantId}/v2.0`;
const EXCHANGE = 'api://AzureADTokenExchange';
const CONNECTOR = 'https://api.botframework.com';
const GRAPH = 'https://graph.microsoft.com';
const ARM = 'https://management.azure.com';
const MINUTE_MS = 60_000;

describe('The bot’s credentials', () => {
  let rig: SignInRig;
  let certificate: KeyedCertificate;
  let folder: string;
  let identity: IdentityEndpoint;
  const environment = { ...process.env };

  before(async () => {
    const cluster = await createIssuer();
    certificate = await createCertificate();
    rig = await startSignInRig({
      bot: {
        ...contoso.bot,
        certificates: [certificate.certificate],
        federatedCredentials: [
          { issuer: CLUSTER, subject: SUBJECT, keys: [cluster.key] },
          { issuer: TENANT_ISSUER, subject: IDENTITY },
        ],
      },
    });
    folder = await mkdtemp(join(tmpdir(), 'pim-bot-credentials-'));
    await writeFile(join(folder, 'bot.pem'), certificate.certificate + certificate.privateKey);
    const token = await cluster.sign({ iss: CLUSTER, sub: SUBJECT, aud: EXCHANGE });
    await writeFile(join(folder, 'token'), `${token}\n`);
    identity = await startIdentityEndpoint(async (resource) => {
      const claims = { iss: TENANT_ISSUER, aud: resource, sub: IDENTITY, oid: IDENTITY };
      return String((await rig.control('tokens', { app: IDENTITY, resource: 'bot', claims })).body.accessToken);
    });
    // As Azure gives them to what runs in App Service.
    Object.assign(process.env, { IDENTITY_ENDPOINT: identity.url, IDENTITY_HEADER: 'identity-header' });
  });
  after(async () => {
    for (const name of ['IDENTITY_ENDPOINT', 'IDENTITY_HEADER']) {
      if (environment[name] === undefined) delete process.env[name];
      else process.env[name] = environment[name];
    }
    await identity.stop();
    await rig.stop();
    await rm(folder, { recursive: true });
  });

  const common = () => ({
    fetch: sandboxTransport(rig.url, fetch),
    clientId: contoso.bot.appId,
    loginHost: 'https://login.microsoftonline.com',
    federationAudience: EXCHANGE,
    timeLimitMs: 10_000,
    logger: createLogger('test', 'silent'),
  });
  const appTokens = (parts: Partial<AppTokenParts> = {}) =>
    createAppTokens({
      ...common(),
      credential: { kind: 'secret', secret: 'sandbox-secret' },
      tenant: contoso.tenantId,
      resource: CONNECTOR,
      ...parts,
    });
  const tokenRequests = async () =>
    (await (await fetch(`${rig.url}/control/requests`)).text()).split('\n').filter((line) => line.includes('/token'));

  const credentials: Readonly<Record<string, () => ClientCredential>> = {
    'a secret': () => ({ kind: 'secret', secret: 'sandbox-secret' }),
    'a certificate': () => {
      const read = readCertificate(join(folder, 'bot.pem'));
      assert.ok(typeof read === 'object', String(read));
      return { kind: 'certificate', ...read };
    },
    'a token file of a cluster': () => ({ kind: 'federated-token', file: join(folder, 'token') }),
    'a managed identity that vouches for it': () => ({ kind: 'managed-identity', clientId: IDENTITY }),
  };
  const scopes = {
    graph: ['https://graph.microsoft.com/RoleAssignmentSchedule.ReadWrite.Directory'],
    arm: ['https://management.azure.com/user_impersonation'],
  };
  const alex = { tenantId: contoso.tenantId, objectId: personId('Alex Wilber') };
  const AUDIENCES = { graph: GRAPH, arm: ARM } as const;
  const ofTheBot = (resource: string) => async (credential: ClientCredential) => {
    const { aud, appid, oid } = decodeJwt(await appTokens({ credential, resource }).token());
    assert.deepEqual([aud, appid, oid], [resource, contoso.bot.appId, contoso.bot.objectId]);
  };
  const onBehalfOfAlex = (resource: 'graph' | 'arm') => async (credential: ClientCredential) => {
    const assertions = { assertionFor: () => rig.assertion(ALEX) };
    const tokens = createOnBehalfOf({ ...common(), credential, assertions, scopes });
    const { aud, oid, scp } = decodeJwt(await tokens.token(alex, resource));
    assert.deepEqual([aud, oid], [AUDIENCES[resource], alex.objectId]);
    assert.ok(
      String(scp)
        .split(' ')
        .includes(new URL(scopes[resource][0] ?? '').pathname.slice(1)),
    );
  };
  const byPage = (resource: 'graph' | 'arm', claims?: string) => async (credential: ClientCredential) => {
    const client = createPageClient({ ...common(), credential, scopes, redirectUri: () => CALLBACK });
    const ask = { person: alex, resource, claims, conversationId: 'chat', locale: 'en-us', expiresAtMs: 0 };
    const begun = client.newState();
    const address = await client.address(ask, begun, ALEX);
    const page = await openPage(address.replace('https://login.microsoftonline.com', `${rig.url}/login`));
    const code = (await page.signIn(ALEX)).searchParams.get('code') ?? '';
    const { tokens } = await client.redeem(ask, { resumeId: 'one', ...begun.kept }, code);
    const { aud, oid, acrs } = decodeJwt(tokens.get(resource)?.token ?? '');
    assert.deepEqual([aud, oid, acrs], [AUDIENCES[resource], alex.objectId, claims && ['c1']]);
  };
  const kinds: Readonly<Record<string, (credential: ClientCredential) => Promise<void>>> = {
    'its own token for the connector': ofTheBot(CONNECTOR),
    'its own token for Graph': ofTheBot(GRAPH),
    'its own token for Azure': ofTheBot(ARM),
    'a person’s token for Graph on their behalf': onBehalfOfAlex('graph'),
    'a person’s token for Azure on their behalf': onBehalfOfAlex('arm'),
    'a person’s token for Graph after a sign-in page': byPage('graph'),
    'a person’s token for Azure after a sign-in page': byPage('arm'),
    'a person’s token that meets an authentication context': byPage('graph', contextClaims('c1')),
  };
  for (const [what, credential] of Object.entries(credentials))
    for (const [kind, gets] of Object.entries(kinds)) it(`${what} gets the bot ${kind}`, () => gets(credential()));

  it('a bot that is a managed identity gets its token from the machine it runs on', async () => {
    const { aud, sub } = decodeJwt(await appTokens({ clientId: IDENTITY, credential: 'itself' }).token());
    assert.deepEqual([aud, sub], [CONNECTOR, IDENTITY]);
    assert.deepEqual(identity.asked.at(-1), { resource: CONNECTOR, clientId: IDENTITY });
  });

  it('the token is got once for all who ask, again five minutes before its end, and when it was refused', async () => {
    await fetch(`${rig.url}/control/requests`, { method: 'DELETE' });
    let now = systemClock.now();
    const tokens = appTokens({ clock: { now: () => now } });
    const [first = ''] = await Promise.all(Array.from({ length: 20 }, () => tokens.token()));
    assert.equal((await tokenRequests()).length, 1);
    now = new Date(now.getTime() + 56 * MINUTE_MS);
    const second = await tokens.token();
    assert.notEqual(second, first);
    // It holds for an hour of real time.
    now = systemClock.now();
    tokens.forget(first);
    assert.ok((await tokens.token()) === second, 'what was refused is another');
    tokens.forget(second);
    assert.notEqual(await tokens.token(), second);
    assert.equal((await tokenRequests()).length, 3);
  });

  it('a wrong secret is refused in words for whoever runs the bot, without the secret', async () => {
    const tokens = appTokens({ credential: { kind: 'secret', secret: 'sandbox-secret-of-yesterday' } });
    await assert.rejects(tokens.token(), (error: unknown) => {
      assert.ok(error instanceof AppError && error.code === 'AppTokenRefused');
      assert.match(error.message, /AADSTS7000215.*Check the credential and the tenant/);
      assert.doesNotMatch(JSON.stringify([error.message, error.facts]), /of-yesterday/);
      return true;
    });
  });

  it('a sign-in service that does not answer is said to be that, and is tried again', async () => {
    let isDown = true;
    const transport = sandboxTransport(rig.url, fetch);
    const tokens = appTokens({
      fetch: (url, init) => (isDown ? Promise.reject(new Error('down')) : transport(url, init)),
    });
    await assert.rejects(tokens.token(), /did not answer: it is tried again/);
    isDown = false;
    await tokens.token();
  });

  it('a certificate file that cannot be used says why', async () => {
    const other = await createCertificate();
    const old = await createCertificate({ from: -30, until: -1 });
    const files = {
      'mixed.pem': [certificate.certificate + other.privateKey, /private key that is not of its certificate/],
      'old.pem': [old.certificate + old.privateKey, /holds a certificate that ended on/],
      'lonely.pem': [certificate.certificate, /must name a PEM file that holds the certificate and its private key/],
      'broken.pem': [
        certificate.certificate.replace(/\n[\w+/]{10}/, '\n!!!!!!!!!!') + certificate.privateKey,
        /whose certificate and private key can be read/,
      ],
    } as const;
    for (const [name, [content, expected]] of Object.entries(files)) {
      await writeFile(join(folder, name), content);
      assert.match(String(readCertificate(join(folder, name))), expected, name);
    }
    assert.match(String(readCertificate(join(folder, 'nowhere.pem'))), /can be read \(ENOENT\)/);
  });
});

interface IdentityEndpoint {
  readonly url: string;
  readonly asked: { readonly resource: string; readonly clientId: string | null }[];
  stop(): Promise<void>;
}

/** What Azure puts beside an app that has a managed identity. Microsoft Learn, "Use managed identities for App Service". */
async function startIdentityEndpoint(tokenFor: (resource: string) => Promise<string>): Promise<IdentityEndpoint> {
  const asked: IdentityEndpoint['asked'] = [];
  const server = createServer(async (request, response) => {
    const query = new URL(request.url ?? '/', 'http://localhost').searchParams;
    const resource = query.get('resource') ?? '';
    const isMine = request.headers['x-identity-header'] === 'identity-header';
    if (isMine) asked.push({ resource, clientId: query.get('client_id') });
    response.statusCode = isMine ? 200 : 401;
    response.setHeader('content-type', 'application/json');
    const token = isMine ? await tokenFor(resource) : undefined;
    response.end(
      JSON.stringify({
        access_token: token,
        expires_on: String(Math.floor(Date.now() / 1000) + 3600),
        resource,
        token_type: 'Bearer',
      }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/msi/token`,
    asked,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
