import assert from 'node:assert/strict';
import { exportJWK, exportSPKI, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import type { Json } from '../../src/simulator/teams/index.ts';
import { type Channel, type ChannelKey, createChannelKey, signAs, startChannel } from '../stand-ins/channel.ts';
import { type Contoso, startContoso } from '../stand-ins/contoso.ts';

const OTHER_TENANT = 'b8e16e4f-3b39-4a09-9d2c-1f5f7e9c1a11';
const MINUTE_S = 60;
const nowS = () => Math.floor(Date.now() / 1000);
const encoded = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');

describe('The door: only the channel may post, for people of this tenant', () => {
  let contoso: Contoso;
  let channel: Channel;
  let good: ChannelKey;
  let silent: ChannelKey;
  let webchat: ChannelKey;
  let stolen: ChannelKey;
  before(async () => {
    [good, silent, webchat, stolen] = await Promise.all([
      createChannelKey('good'),
      createChannelKey('silent').then((key) => ({ ...key, endorsements: undefined })),
      createChannelKey('webchat', ['webchat']),
      createChannelKey('stolen'),
    ]);
    channel = await startChannel([good, silent, webchat]);
    contoso = await startContoso({ args: ['--channel-metadata', channel.metadataUrl] });
  });
  beforeEach(async () => {
    await contoso.forgetTraffic();
    contoso.teams.forget();
  });
  after(async () => {
    await contoso.stop();
    await channel.stop();
  });

  const appId = () => contoso.teams.botId.replace('28:', '');
  const claims = (change: JWTPayload = {}): JWTPayload => ({
    iss: 'https://api.botframework.com',
    aud: appId(),
    nbf: nowS(),
    exp: nowS() + 60 * MINUTE_S,
    serviceurl: contoso.teams.serviceUrl,
    ...change,
  });
  const without = (name: string): JWTPayload =>
    Object.fromEntries(Object.entries(claims()).filter(([claim]) => claim !== name));
  const bearer = async (token: string | Promise<string>) => `Bearer ${await token}`;
  const genuine = (change?: JWTPayload) => bearer(signAs(good, claims(change)));
  const issued = async (ask: object) =>
    bearer(((await contoso.control('tokens', ask)) as { accessToken: string }).accessToken);
  /** What would activate a role at once. */
  const order = (change: Json = {}): Json =>
    contoso.alex.activity({ type: 'message', text: 'activate Security Reader for 90m', ...change });
  const conversation = (change: Json): Json => ({ ...(order().conversation as Json), ...change });

  async function assertNothingHappened(): Promise<void> {
    assert.deepEqual(await contoso.traffic(), []);
    assert.deepEqual(contoso.teams.calls, []);
  }

  it('opens for the channel itself', async () => {
    const reply = await contoso.alex.sends(order(), { authorization: await genuine() });
    assert.equal(reply.status, 200);
    assert.match(contoso.teams.messages[0]?.words ?? '', /Security Reader is active until/);
  });

  it('opens while clocks differ by less than five minutes', async () => {
    const text = 'help';
    for (const change of [{ exp: nowS() - 4 * MINUTE_S }, { nbf: nowS() + 4 * MINUTE_S }])
      assert.equal((await contoso.alex.sends(order({ text }), { authorization: await genuine(change) })).status, 200);
  });

  const tokens: readonly (readonly [what: string, authorization: () => Promise<string | null> | string | null])[] = [
    ['no authorization header', () => null],
    ['an empty one', () => ''],
    ['another scheme', async () => (await genuine()).replace('Bearer', 'Basic')],
    ['no token behind "Bearer"', () => 'Bearer'],
    ['two tokens', async () => `${await genuine()}, ${await genuine()}`],
    ['a text that is no token', () => 'Bearer open-sesame'],
    ['a token of two parts', async () => (await genuine()).split('.').slice(0, 2).join('.')],
    ['a token whose signature was taken away', async () => (await genuine()).replace(/[^.]+$/, '')],
    ['a token that needs no signature', () => bearer(new UnsecuredJWT(claims()).encode())],
    ['a token signed with the public key as a secret', () => bearer(withPublicKeyAsSecret())],
    ['a token signed by other rules of the same key', () => bearer(withAlgorithm('RS384'))],
    ['a token signed with padding of another kind', () => bearer(withAlgorithm('PS256'))],
    ['a signature that was changed', async () => changedAt(await genuine(), -20)],
    ['claims that were changed behind the signature', async () => withClaims(await genuine(), claims({ jti: 'x' }))],
    ['a key that is endorsed for nothing', () => bearer(signAs(silent, claims()))],
    ['a key that is endorsed for another channel', () => bearer(signAs(webchat, claims()))],
    ['a key that nobody knows', () => bearer(signAs(stolen, claims()))],
    ['the name of a known key over a signature of another', () => bearer(signAs({ ...stolen, kid: 'good' }, claims()))],
    ['no name of a key', () => bearer(signAs(good, claims(), { kid: undefined }))],
    [
      'a key in the token itself',
      async () => bearer(signAs(stolen, claims(), { jwk: await exportJWK(stolen.publicKey) })),
    ],
    ['an address of keys in the token itself', () => bearer(signAs(stolen, claims(), { jku: channel.metadataUrl }))],
    ['a header that must be understood and is not', () => bearer(withCritical())],
    ['an issuer of somebody’s own', () => genuine({ iss: 'https://evil.example' })],
    ['the issuer with a slash at its end', () => genuine({ iss: 'https://api.botframework.com/' })],
    ['the issuer of another cloud', () => genuine({ iss: 'https://api.botframework.us' })],
    ['Entra as issuer', () => genuine({ iss: `https://login.microsoftonline.com/${contoso.tenantId}/v2.0` })],
    ['Entra as issuer, in the older form', () => genuine({ iss: `https://sts.windows.net/${contoso.tenantId}/` })],
    ['no issuer', () => bearer(signAs(good, without('iss')))],
    ['another audience', () => genuine({ aud: OTHER_TENANT })],
    ['the bot among several audiences', () => genuine({ aud: [appId(), OTHER_TENANT] })],
    ['the bot’s address as audience', () => genuine({ aud: `api://botid-${appId()}` })],
    ['no audience', () => bearer(signAs(good, without('aud')))],
    ['an end six minutes ago', () => genuine({ exp: nowS() - 6 * MINUTE_S })],
    ['no end', () => bearer(signAs(good, without('exp')))],
    ['an end that is no number', () => bearer(raw({ ...claims(), exp: 'tomorrow' }))],
    ['a beginning in six minutes', () => genuine({ nbf: nowS() + 6 * MINUTE_S })],
    ['no service URL in the token', () => bearer(signAs(good, without('serviceurl')))],
    ['a service URL that is no text', () => genuine({ serviceurl: 7 })],
    ['Entra’s token of a person for the bot', () => issued({ user: contoso.alex.id, resource: 'bot' })],
    ['Entra’s token of the bot for itself', () => issued({ app: true, resource: 'bot' })],
    ['Entra’s token of another app for the bot', () => issued({ app: OTHER_TENANT, resource: 'bot' })],
    ['a person’s token for Graph', () => issued({ user: contoso.alex.id, resource: 'graph' })],
    ['Entra’s token with the channel’s claims', () => issued({ app: true, resource: 'bot', claims: claims() })],
    ['a token of a channel whose keys are not asked', () => issued({ resource: 'channel', claims: claims() })],
  ];
  for (const [what, authorization] of tokens) {
    it(`stays shut for ${what}: 401, nothing said, nothing done`, async () => {
      const header = await authorization();
      await contoso.forgetTraffic();
      const reply = await contoso.alex.sends(order(), { authorization: header });
      assert.deepEqual(reply, { status: 401, body: '' });
      await assertNothingHappened();
    });
  }

  const evil = 'https://evil.example/';
  const activities: readonly (readonly [what: string, change: () => Json, claims?: JWTPayload])[] = [
    ['another service URL than the token’s', () => ({ serviceUrl: `${contoso.teams.serviceUrl}amer/` })],
    ['the token’s service URL without its slash', () => ({ serviceUrl: contoso.teams.serviceUrl.replace(/\/$/, '') })],
    ['no service URL', () => ({ serviceUrl: undefined })],
    ['a service URL that is no text', () => ({ serviceUrl: 7 })],
    ['a service URL of nobody’s cloud, in the token too', () => ({ serviceUrl: evil }), { serviceurl: evil }],
    ['a host that only looks right', ...both('http://127.0.0.1.evil.example/')],
    ['a host behind a name and an @', ...both('http://127.0.0.1@evil.example/')],
    ['the channel webchat', () => ({ channelId: 'webchat' })],
    ['the channel emulator', () => ({ channelId: 'emulator' })],
    ['the channel AseChannel', () => ({ channelId: 'AseChannel' })],
    ['no channel', () => ({ channelId: undefined })],
    ['another tenant', () => ({ channelData: { tenant: { id: OTHER_TENANT } } })],
    ['a conversation of another tenant', () => ({ conversation: conversation({ tenantId: OTHER_TENANT }) })],
    ['a sender of another tenant', () => ({ from: { ...(order().from as Json), tenantId: OTHER_TENANT } })],
    ['no tenant', () => ({ channelData: {}, conversation: conversation({ tenantId: undefined }) })],
  ];
  for (const [what, change, tokenClaims] of activities) {
    it(`stays shut for a genuine token with ${what}: 403, nothing said, nothing done`, async () => {
      const reply = await contoso.alex.sends(order(change()), { authorization: await genuine(tokenClaims) });
      assert.deepEqual(reply, { status: 403, body: '' });
      await assertNothingHappened();
    });
  }

  for (const member of ['type', 'id', 'from', 'recipient', 'conversation']) {
    it(`tells the channel what is wrong with an activity without "${member}": 400, nothing done`, async () => {
      const reply = await contoso.alex.sends(order({ [member]: undefined }), { authorization: await genuine() });
      assert.equal(reply.status, 400);
      assert.match(JSON.stringify(reply.body), new RegExp(member));
      await assertNothingHappened();
    });
  }

  it('lets nobody from another tenant act, also where they are guests in a channel', async () => {
    const stranger = contoso.teams.newPerson({ displayName: 'Sam Outside', tenantId: OTHER_TENANT });
    const activity = stranger.activity({ type: 'message', text: 'activate Security Reader for 90m' });
    const reply = await stranger.sends(activity, { authorization: await genuine() });
    assert.equal(reply.status, 403);
    await assertNothingHappened();
  });

  it('does not read the body of whoever has no token', async () => {
    const huge = order({ text: 'x'.repeat(300 * 1024) });
    assert.equal((await contoso.alex.sends(huge, { authorization: null })).status, 401);
    assert.equal((await contoso.alex.sends(huge, { authorization: await genuine() })).status, 413);
  });

  it('never went to an address that a token named', () => {
    assert.deepEqual([...new Set(channel.asked)].sort(), ['/keys', '/metadata']);
  });

  function both(serviceUrl: string): [() => Json, JWTPayload] {
    return [() => ({ serviceUrl }), { serviceurl: serviceUrl }];
  }
  async function withPublicKeyAsSecret(): Promise<string> {
    const secret = new TextEncoder().encode(await exportSPKI(good.publicKey));
    return new SignJWT(claims()).setProtectedHeader({ alg: 'HS256', kid: 'good' }).sign(secret);
  }
  async function withAlgorithm(alg: 'RS384' | 'PS256'): Promise<string> {
    const parameters =
      alg === 'PS256' ? { name: 'RSA-PSS', hash: 'SHA-256' } : { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-384' };
    const pkcs8 = await crypto.subtle.exportKey('pkcs8', good.privateKey);
    const key = await crypto.subtle.importKey('pkcs8', pkcs8, parameters, false, ['sign']);
    return signAs({ ...good, privateKey: key }, claims(), { alg });
  }
  async function withCritical(): Promise<string> {
    const header = { alg: 'RS256', kid: 'good', crit: ['exp'], exp: nowS() };
    return rawWith(header, claims());
  }
  const raw = (body: object): Promise<string> => rawWith({ alg: 'RS256', kid: 'good' }, body);
  async function rawWith(header: object, body: object): Promise<string> {
    const signed = `${encoded(header)}.${encoded(body)}`;
    const signature = await crypto.subtle.sign('RSASSA-PKCS1-v1_5', good.privateKey, Buffer.from(signed));
    return `${signed}.${Buffer.from(signature).toString('base64url')}`;
  }
});

/** Another letter so many from the end, where every bit of it counts. */
const changedAt = (token: string, index: number): string =>
  `${token.slice(0, index)}${token.at(index) === 'A' ? 'B' : 'A'}${token.slice(index + 1)}`;

const withClaims = (token: string, claims: object): string => {
  const [header, , signature] = token.split('.');
  return `${header}.${encoded(claims)}.${signature}`;
};
