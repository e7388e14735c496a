import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { presetInputs } from '../../src/simulator/teams/index.ts';
import { type Contoso, startContoso } from '../stand-ins/contoso.ts';

describe('Bad input gets a clear answer and nothing is sent to PIM', () => {
  let contoso: Contoso;
  before(async () => {
    contoso = await startContoso();
  });
  beforeEach(() => contoso.control('reset', {}));
  after(() => contoso.stop());

  const answerTo = async (text: string): Promise<string> => {
    return (await contoso.alex.asks(text)).words;
  };
  const writes = async () => (await contoso.graphTraffic()).filter((line) => line.method !== 'GET');

  const texts: readonly (readonly [what: string, text: string, answer: RegExp])[] = [
    ['an unreadable duration', 'activate Global Reader for 2 hors', /cannot read “2 hors”/],
    ['a duration of nothing', 'activate Global Reader for 0m', /“0m”/],
    ['an unknown role', 'activate Zookeeper for 1h', /nothing called “Zookeeper”/],
    ['a role not eligible for', 'activate Privileged Role Administrator for 1h', /PIM lists nothing|Did you mean/],
    ['an empty message', '', /was empty/],
    ['a 20 KB message', 'activate '.repeat(2_300), /characters; I read at most/],
    ['a time of day', 'activate Global Reader until 17:00', /cannot do “until 17:00” yet/],
    ['the same thing twice', 'activate Global Reader for 2h for 3h', /“for 3h” says the same kind of thing twice/],
    ['no role to activate', 'activate for 2h', /Which role\?/],
    ['no role to end', 'deactivate', /Which role\?/],
    ['a slip that may mean two commands', 'eactivate Global Reader', /“activate Global Reader” · “deactivate/],
    ['the end of what was never activated', 'deactivate Exchange Administrator', /hold no activated role/],
    ['the end of what an administrator assigned', 'deactivate Directory Readers', /Only an administrator can end it/],
    ['a near name of what is assigned only', 'deactivate Directory', /hold no activated role/],
    ['something else altogether', 'what is the weather like', /did not understand/],
  ];
  for (const [what, text, answer] of texts) {
    it(`${what}`, async () => {
      assert.match(await answerTo(text), answer);
      assert.deepEqual(await writes(), []);
    });
  }

  it('a duration over the maximum is answered with the maximum on offer', async () => {
    const form = await contoso.alex.asks('activate Security Reader for 9h');
    assert.match(form.words, /longest is 4 hours/);
    assert.equal(presetInputs(form.card).duration, 'PT4H');
    assert.deepEqual(await writes(), []);
    await contoso.alex.clicks(form, 'Activate');
    assert.match(form.words, /Security Reader is active until/);
  });

  it('an activity without "from" is refused with 400, naming the member', async () => {
    const { from: _left, ...activity } = contoso.alex.activity({ type: 'message', text: 'help' });
    const reply = await contoso.alex.sends(activity);
    assert.equal(reply.status, 400);
    assert.match(JSON.stringify(reply.body), /from/);
  });

  for (const [what, body] of [
    ['a list', '[1,2,3]'],
    ['a number', '7'],
    ['broken JSON', '{"type":'],
    ['no body', ''],
  ] as const) {
    it(`${what} is refused with 400`, async () => {
      assert.equal((await contoso.teams.posts(body)).status, 400);
    });
  }

  it('JSON that does not name the service URL of its token is refused with 403', async () => {
    assert.equal((await contoso.teams.posts('{"hello":"world"}')).status, 403);
  });

  it('a body over 256 KB is refused with 413', async () => {
    const activity = contoso.alex.activity({ type: 'message', text: 'x'.repeat(300 * 1024) });
    assert.equal((await contoso.alex.sends(activity)).status, 413);
  });

  it('a compressed body, broken or not, is refused with 415, and others are answered', async () => {
    const authorization = `Bearer ${await contoso.teams.channelToken()}`;
    const headers = { authorization, 'content-type': 'application/json', 'content-encoding': 'gzip' };
    for (const body of ['not compressed at all', gzipSync('{}')])
      assert.equal((await fetch(`${contoso.bot}/api/messages`, { method: 'POST', headers, body })).status, 415);
    assert.match(await answerTo('help'), /What I can do/);
  });

  for (const [member, value] of [
    ['text', 7],
    ['locale', 7],
    ['localTimezone', {}],
    ['entities', [null]],
  ] as const)
    it(`an activity with ${JSON.stringify(value)} as "${member}" is refused with 400, naming the member`, async () => {
      const reply = await contoso.alex.sends(contoso.alex.activity({ type: 'message', text: 'help', [member]: value }));
      assert.equal(reply.status, 400);
      assert.match(JSON.stringify(reply.body), new RegExp(member));
    });

  it('a service URL outside this machine is refused with 403', async () => {
    const activity = contoso.alex.activity({ type: 'message', text: 'help', serviceUrl: 'https://evil.example/' });
    assert.equal((await contoso.alex.sends(activity)).status, 403);
  });

  it('a person whom Teams does not name gets a sentence', async () => {
    const message = await contoso.alex.asks('roles', { activity: { from: { id: '29:nobody' } } });
    assert.match(message.words, /do not know who you are/);
  });

  it('a person whom the tenant does not know gets a sentence', async () => {
    const stranger = { id: '29:stranger', aadObjectId: 'e2d6dd0d-2a30-4891-b0f7-74cb28aedc8a' };
    const message = await contoso.alex.asks('roles', { activity: { from: stranger } });
    assert.match(message.words, /The sign-in did not work/);
  });

  it('unknown verbs and forged card data have no effect', async () => {
    for (const [verb, data] of [
      ['activate.submit', { target: 7 }],
      ['activate.submit', null],
      ['__proto__', {}],
      ['nonsense', { target: { provider: 'entra-role', roleId: 'x', scopeId: '/' } }],
    ] as const) {
      const answer = await contoso.alex.executes(verb, data, 'bot-message-1');
      assert.equal(answer.status, 200);
      assert.match(String(answer.body.value), /did nothing/);
    }
    assert.deepEqual(await writes(), []);
  });

  it('an invoke that nobody knows is a 400, not a 501', async () => {
    assert.equal((await contoso.alex.invokes('task/fetch', {})).status, 400);
  });
});
