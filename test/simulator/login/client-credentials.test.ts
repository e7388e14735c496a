import assert from 'node:assert/strict';
import type { ConfidentialClientApplication, NodeAuthOptions } from '@azure/msal-node';
import { decodeJwt } from 'jose';
import contoso from '../../../src/simulator/tenant/contoso.json' with { type: 'json' };
import { personId } from '../rig.ts';
import { createCertificate, createIssuer, type KeyedCertificate, type TrustedIssuer } from './key-material.ts';
import { ARM_SCOPE, GRAPH_SCOPE, type SignInRig, startSignInRig } from './sign-in-rig.ts';

const ALEX = 'alexw@contoso.example';
const CLUSTER = 'https://cluster.contoso.example/oidc';
const SUBJECT = 'system:serviceaccount:pim:pim-bot';
const MANAGED_IDENTITY = 'b1d2c3a4-0000-4000-8000-5e1f00000001';
const TENANT_ISSUER = `https://login.microsoftonline.com/${contoso.tenantId}/v2.0`;
const EXCHANGE = 'api://AzureADTokenExchange';

describe('Every credential of the bot gets every kind of token', () => {
  let rig: SignInRig;
  let certificate: KeyedCertificate;
  let cluster: TrustedIssuer;

  before(async () => {
    [certificate, cluster] = await Promise.all([createCertificate(), createIssuer()]);
    rig = await startSignInRig({
      bot: {
        ...contoso.bot,
        certificates: [certificate.certificate],
        federatedCredentials: [
          { issuer: CLUSTER, subject: SUBJECT, keys: [cluster.key] },
          { issuer: TENANT_ISSUER, subject: MANAGED_IDENTITY },
        ],
      },
    });
  });
  after(() => rig.stop());

  const credentials: Readonly<Record<string, () => Partial<NodeAuthOptions>>> = {
    'a secret': () => ({ clientSecret: 'sandbox-secret' }),
    'a certificate (PS256, SHA-256 thumbprint)': () => ({
      clientCertificate: { thumbprintSha256: certificate.thumbprintSha256, privateKey: certificate.privateKey },
    }),
    'a certificate (RS256, SHA-1 thumbprint)': () => ({
      clientCertificate: { thumbprint: certificate.thumbprint, privateKey: certificate.privateKey },
    }),
    'a federated credential of a cluster': () => ({
      clientAssertion: () => cluster.sign({ iss: CLUSTER, sub: SUBJECT, aud: EXCHANGE }),
    }),
    'a federated credential of a managed identity': () => ({ clientAssertion: managedIdentityToken }),
  };

  /** What a managed identity gets for the exchange; the identity endpoint itself is not simulated. */
  async function managedIdentityToken(): Promise<string> {
    const claims = { iss: TENANT_ISSUER, aud: EXCHANGE, sub: MANAGED_IDENTITY, oid: MANAGED_IDENTITY };
    const { body } = await rig.control('tokens', { app: MANAGED_IDENTITY, resource: 'bot', claims });
    return body.accessToken;
  }

  const tokens: Readonly<Record<string, (client: ConfidentialClientApplication) => Promise<string | undefined>>> = {
    'of the bot itself': async (client) =>
      (await client.acquireTokenByClientCredential({ scopes: ['https://graph.microsoft.com/.default'] }))?.accessToken,
    'on behalf of Alex for Graph': async (client) =>
      (await client.acquireTokenOnBehalfOf({ oboAssertion: await rig.assertion(ALEX), scopes: [GRAPH_SCOPE] }))
        ?.accessToken,
    'on behalf of Alex for Azure': async (client) =>
      (await client.acquireTokenOnBehalfOf({ oboAssertion: await rig.assertion(ALEX), scopes: [ARM_SCOPE] }))
        ?.accessToken,
    'of a sign-in of Alex': async (client) => (await client.acquireTokenByCode(await rig.signIn(ALEX)))?.accessToken,
    'by a refresh token of Alex': async (client) => {
      const { body } = await rig.token({
        grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
        requested_token_use: 'on_behalf_of',
        assertion: await rig.assertion(ALEX),
        scope: `${GRAPH_SCOPE} offline_access`,
      });
      const refreshToken = body.refresh_token ?? '';
      return (await client.acquireTokenByRefreshToken({ refreshToken, scopes: [ARM_SCOPE] }))?.accessToken;
    },
  };

  for (const [with_, auth] of Object.entries(credentials))
    for (const [kind, acquire] of Object.entries(tokens))
      it(`${with_}: a token ${kind}`, async () => {
        const claims = decodeJwt((await acquire(rig.client(auth()))) ?? '');
        const expected = kind === 'of the bot itself' ? contoso.bot.objectId : personId('Alex');
        assert.deepEqual([claims.oid, claims.appid], [expected, contoso.bot.appId]);
      });

  it('the token of the bot itself carries the app roles that it was granted, and no scopes', async () => {
    const { claims } = await rig.token({
      grant_type: 'client_credentials',
      scope: 'https://graph.microsoft.com/.default',
    });
    assert.deepEqual([claims.roles, claims.scp], [contoso.bot.applicationPermissions.graph, undefined]);
  });
});
