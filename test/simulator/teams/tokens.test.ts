import assert from 'node:assert/strict';
import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from 'jose';
import { startTeams } from '../../../src/simulator/teams/index.ts';
import { useRig } from './rig.ts';
import { startScriptedBot } from './scripted-bot.ts';

describe('The Teams double: tokens', () => {
  const rig = useRig({ checksBearer: true });
  const received = () => rig.bot.received.at(-1);
  const bearer = () => received()?.authorization?.replace(/^Bearer /, '') ?? '';

  it('signs activities as the channel does: key, issuer, audience, service URL', async () => {
    await rig.alex.says('roles');
    const keys = (await (await fetch(`${rig.simulator}/botframework/v1/.well-known/keys`)).json()) as JSONWebKeySet;
    const { payload } = await jwtVerify(bearer(), createLocalJWKSet(keys), {
      issuer: 'https://api.botframework.com',
      audience: rig.teams.botId.replace('28:', ''),
    });
    assert.equal(payload.serviceurl, received()?.activity.serviceUrl);
    rig.teams.movesTo('amer');
    await rig.alex.says('roles');
    const moved = await jwtVerify(bearer(), createLocalJWKSet(keys));
    assert.equal(moved.payload.serviceurl, rig.teams.serviceUrl);
  });

  it('sends another token, or none, where it is told to', async () => {
    const activity = rig.alex.activity({ type: 'message', text: 'roles' });
    const forged = await rig.teams.channelToken({ iss: 'https://evil.example' });
    await rig.alex.sends(activity, { authorization: `Bearer ${forged}` });
    assert.equal(bearer(), forged);
    await rig.alex.sends(activity, { authorization: null });
    assert.equal(received()?.authorization, undefined);
  });

  it('signs nothing where that is switched off, and needs no simulator then', async () => {
    const bot = await startScriptedBot();
    const tenant = {
      tenantId: rig.teams.tenantId,
      appId: rig.teams.botId.replace('28:', ''),
      people: [{ id: rig.alex.id, displayName: 'Alex Wilber', userPrincipalName: 'alexw@contoso.example' }],
    };
    const teams = await startTeams({ bot: bot.url, tenant });
    try {
      await teams.person('Alex Wilber').says('roles');
      assert.equal(bot.received[0]?.authorization, undefined);
      await assert.rejects(startTeams({ bot: bot.url, tenant, signs: true }), /URL of a simulator/);
    } finally {
      await teams.stop();
      await bot.stop();
    }
  });

  it('takes only the bot itself for the bot', async () => {
    await rig.alex.says('roles');
    const activity = received()?.activity ?? {};
    const path = `conversations/${encodeURIComponent(rig.alex.chat.id)}/activities`;
    const post = (token?: string) => rig.bot.call(activity, 'POST', path, { type: 'message', text: 'hello' }, token);
    const appId = rig.teams.botId.replace('28:', '');
    const form = { client_id: appId, client_secret: 'sandbox-secret', grant_type: 'client_credentials' };
    const tokenFor = async (resource: string) => {
      const response = await fetch(`${rig.simulator}/login/${rig.teams.tenantId}/oauth2/v2.0/token`, {
        method: 'POST',
        body: new URLSearchParams({ ...form, scope: `${resource}/.default` }),
      });
      return String(((await response.json()) as { access_token?: string }).access_token);
    };
    for (const token of [undefined, 'nonsense', await tokenFor('https://graph.microsoft.com')]) {
      assert.equal((await post(token)).status, 401);
    }
    assert.deepEqual(rig.teams.messages, []);
    assert.equal((await post(await tokenFor('https://api.botframework.com'))).status, 201);
    assert.deepEqual(
      rig.teams.calls.map(({ hadToken, status }) => [hadToken, status]),
      [
        [false, 401],
        [true, 401],
        [true, 401],
        [true, 201],
      ],
    );
    assert.doesNotMatch(JSON.stringify(rig.teams.calls), /eyJ/, 'no token stands in the record');
  });
});
