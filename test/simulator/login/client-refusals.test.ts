import assert from 'node:assert/strict';
import { createPrivateKey } from 'node:crypto';
import { decodeJwt, type JWTHeaderParameters, type JWTPayload, SignJWT } from 'jose';
import contoso from '../../../src/simulator/tenant/contoso.json' with { type: 'json' };
import { createCertificate, createIssuer, type KeyedCertificate, type TrustedIssuer } from './key-material.ts';
import { type SignInRig, startSignInRig } from './sign-in-rig.ts';

const { appId } = contoso.bot;
const ENDPOINT = `https://login.microsoftonline.com/${contoso.tenantId}/oauth2/v2.0/token`;
const ISSUER = 'https://cluster.contoso.example/oidc';
const SUBJECT = 'system:serviceaccount:pim:pim-bot';
const AUDIENCE = 'api://AzureADTokenExchange';

describe('Entra refuses a client assertion', () => {
  let rig: SignInRig;
  let registered: KeyedCertificate;
  let expired: KeyedCertificate;
  let stranger: KeyedCertificate;
  let cluster: TrustedIssuer;
  let impostor: TrustedIssuer;

  before(async () => {
    [registered, expired, stranger, cluster, impostor] = await Promise.all([
      createCertificate(),
      createCertificate({ from: -100, until: -1 }),
      createCertificate(),
      createIssuer(),
      createIssuer(),
    ]);
    rig = await startSignInRig({
      bot: {
        ...contoso.bot,
        certificates: [registered.certificate, expired.certificate],
        federatedCredentials: [{ issuer: ISSUER, subject: SUBJECT, keys: [cluster.key] }],
      },
    });
  });
  after(() => rig.stop());

  async function refusalOf(assertion: string, type = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer') {
    const { status, body } = await rig.token({
      grant_type: 'client_credentials',
      scope: 'https://graph.microsoft.com/.default',
      client_assertion_type: type,
      client_assertion: assertion,
    });
    return { status, error: body.error, number: body.error_codes?.[0], sentence: body.error_description ?? '' };
  }

  /** Asked anew for each assertion: minutes pass between the reading of this file and its turn. */
  const nowS = () => Math.floor(Date.now() / 1000);
  const good = (): JWTPayload => ({
    iss: appId,
    sub: appId,
    aud: ENDPOINT,
    nbf: nowS(),
    exp: nowS() + 600,
    jti: 'x',
  });
  const x5t = ({ thumbprintSha256 }: KeyedCertificate) => Buffer.from(thumbprintSha256, 'hex').toString('base64url');

  const signed = (
    by: KeyedCertificate,
    claims: Readonly<Record<string, unknown>> = {},
    header: Partial<JWTHeaderParameters> & Record<string, unknown> = { 'x5t#S256': x5t(by) },
  ) =>
    new SignJWT({ ...good(), ...claims })
      .setProtectedHeader({ alg: 'PS256', typ: 'JWT', ...header })
      .sign(createPrivateKey(by.privateKey));

  it('not when everything fits: the thumbprint may also be the kid', async () => {
    assert.equal((await refusalOf(await signed(registered))).status, 200);
    const kid = registered.thumbprint;
    assert.equal((await refusalOf(await signed(registered, {}, { alg: 'RS256', kid }))).status, 200);
    assert.equal((await refusalOf(await cluster.sign({ iss: ISSUER, sub: SUBJECT, aud: AUDIENCE }))).status, 200);
  });

  const cases: readonly (readonly [string, () => string | Promise<string>, number, RegExp])[] = [
    ['of a certificate that is not registered', () => signed(stranger), 700027, /The key was not found\./],
    ['of a certificate that has run out', () => signed(expired), 700027, /The key used is expired\./],
    [
      'that somebody else signed in the name of the certificate',
      () => signed(stranger, {}, { 'x5t#S256': x5t(registered) }),
      700027,
      /signature value did not match/,
    ],
    ['that names no certificate', () => signed(registered, {}, {}), 5002723, /nor keyId specified/],
    ['for another endpoint', () => signed(registered, { aud: 'https://evil.example' }), 700023, /audience/],
    ['of another application', () => signed(registered, { iss: crypto.randomUUID() }), 700021, /client_id/],
    ['about another application', () => signed(registered, { sub: crypto.randomUUID() }), 700021, /client_id/],
    ['that has run out', () => signed(registered, { nbf: 1, exp: 2 }), 700024, /not within its valid time range/],
    ['that begins tomorrow', () => signed(registered, { nbf: nowS() + 86_400 }), 700024, /valid time range/],
    ['that never ends', () => signed(registered, { exp: undefined }), 700024, /valid time range/],
    ['that is no JWT', () => 'forged', 50027, /JWT token is invalid or malformed/],
    ['that is markup', () => '<b>.<i>.<u>', 50027, /malformed/],
    [
      'that nobody signed',
      () =>
        `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from(JSON.stringify(good())).toString('base64url')}.`,
      5002738,
      /'none' is not a supported signature algorithm/,
    ],
    [
      'of an issuer that is not trusted',
      () => cluster.sign({ iss: 'https://evil.example', sub: SUBJECT, aud: AUDIENCE }),
      700211,
      /presented assertion issuer 'https:\/\/evil\.example'/,
    ],
    [
      'for an audience that is not named',
      () => cluster.sign({ iss: ISSUER, sub: SUBJECT, aud: 'https://evil.example' }),
      700212,
      /presented assertion audience 'https:\/\/evil\.example'/,
    ],
    [
      'of another subject, also of the same in other letters',
      () => cluster.sign({ iss: ISSUER, sub: SUBJECT.toUpperCase(), aud: AUDIENCE }),
      700213,
      /presented assertion subject 'SYSTEM:/,
    ],
    [
      'that an impostor signed for the trusted issuer',
      () => impostor.sign({ iss: ISSUER, sub: SUBJECT, aud: AUDIENCE }),
      50013,
      /failed signature validation/,
    ],
    [
      'of the trusted issuer that has run out',
      () => cluster.sign({ iss: ISSUER, sub: SUBJECT, aud: AUDIENCE, nbf: 1, exp: 2 }),
      700024,
      /valid time range/,
    ],
  ];
  for (const [why, assertion, number, sentence] of cases)
    it(`${why} (AADSTS${number})`, async () => {
      const refusal = await refusalOf(await assertion());
      assert.deepEqual([refusal.status, refusal.error, refusal.number], [401, 'invalid_client', number]);
      assert.match(refusal.sentence, sentence);
    });

  it('of a type that it does not know', async () => {
    assert.equal((await refusalOf(await signed(registered), 'saml')).number, 90023);
  });

  it('of anybody outside where the bot has no federated credentials', async () => {
    const bare = await startSignInRig();
    try {
      const { body } = await bare.token({
        grant_type: 'client_credentials',
        scope: 'https://graph.microsoft.com/.default',
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
        client_assertion: await cluster.sign({ iss: ISSUER, sub: SUBJECT, aud: AUDIENCE }),
      });
      assert.deepEqual([body.error, body.error_codes], ['invalid_client', [70025]]);
    } finally {
      await bare.stop();
    }
  });

  it('that was made for on-behalf-of: what Teams sends is no credential', async () => {
    const token = await rig.assertion('alexw@contoso.example');
    assert.ok(URL.canParse(String(decodeJwt(token).iss)));
    assert.equal((await refusalOf(token)).number, 700211);
  });
});
