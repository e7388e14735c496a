import assert from 'node:assert/strict';
import type { ConnectorFault, Conversation, Json, Message } from '../../src/simulator/teams/index.ts';
import { type Contoso, startContoso } from '../stand-ins/contoso.ts';

const OTHER_TENANT = 'b8e16e4f-3b39-4a09-9d2c-1f5f7e9c1a11';

describe('@PIM where others read along', () => {
  let contoso: Contoso;
  before(async () => {
    contoso = await startContoso();
  });
  beforeEach(async () => {
    contoso.teams.forget();
    contoso.teams.faults.clear();
    await contoso.control('reset', {});
  });
  after(() => contoso.stop());

  const channel = () => contoso.teams.operations.channel('PIM approvals');
  const writes = async () => (await contoso.pimTraffic()).filter(({ method }) => method !== 'GET');
  const says = async (text: string, place: Conversation = channel()) =>
    (await contoso.alex.says(text, { in: place })).map(({ words }) => words);
  const inChat = () => contoso.alex.chat.messages.map(({ words }) => words);

  for (const place of ['a channel', 'a group chat'] as const) {
    it(`in ${place}: the thread is told where the answer is, the 1:1 chat has it`, async () => {
      const where =
        place === 'a channel' ? channel() : contoso.teams.newGroupChat('Handover', [contoso.alex, contoso.megan]);
      const [answer, ...more] = await contoso.alex.says('@PIM activate Security Reader for 90m', { in: where });
      assert.deepEqual(more, []);
      assert.match(answer?.words ?? '', /I answered you in our own chat/);
      assert.equal(answer?.hasCard, false);
      assert.deepEqual(inChat().length, 1);
      assert.match(inChat()[0] ?? '', /Security Reader is active until/);
      assert.equal((await writes()).length, 1);
      if (place === 'a channel') assert.ok(answer?.threadId);
    });
  }

  for (const text of [
    '@PIM roles',
    '@PIM active',
    '@PIM activate Global Reader for 2h',
    '@PIM deactivate Global Reader',
  ])
    it(`“${text}”: no name of a right is ever said where others read`, async () => {
      await says(text);
      assert.equal(inChat().length, 1);
      const shown = channel()
        .messages.map(({ activity }) => JSON.stringify(activity))
        .join();
      assert.doesNotMatch(shown, /Reader|Administrator/);
    });

  it('help and what cannot be read are answered in the thread, with nothing of anybody', async () => {
    const root = await contoso.alex.says('@PIM help', { in: channel() });
    assert.match(root[0]?.words ?? '', /What I do here/);
    assert.match((await says('@PIM bake a cake'))[0] ?? '', /I did not understand “bake a cake”/);
    assert.match((await says('@PIM'))[0] ?? '', /What I do here/);
    const under = await contoso.alex.says('@PIM help', { under: root[0] as Message });
    assert.equal(under[0]?.threadId, root[0]?.threadId);
    assert.deepEqual(inChat(), []);
    assert.deepEqual(await contoso.pimTraffic(), []);
  });

  it('where the app is not installed for them: nothing is done, and the thread says what to do', async () => {
    await contoso.alex.uninstalls();
    const [answer] = await says('@PIM activate Security Reader for 90m');
    assert.match(answer ?? '', /Nothing was sent to PIM.*“Add”/);
    assert.deepEqual(await writes(), []);
    await contoso.alex.installs();
    await says('@PIM activate Security Reader for 90m');
    assert.match(inChat().at(-1) ?? '', /Security Reader is active until/);
  });

  it('where the chat closes in between: what was done is done, and the thread says where to look', async () => {
    await contoso.alex.asks('help');
    contoso.alex.chat.isBlocked = true;
    const [answer] = await says('@PIM activate Security Reader for 90m');
    assert.match(answer ?? '', /could not write to you in our own chat/);
    contoso.alex.chat.isBlocked = false;
    assert.equal((await writes()).length, 1);
    assert.doesNotMatch(JSON.stringify(channel().messages.map(({ words }) => words)), /Security Reader/);
  });

  const faults: readonly (readonly [what: string, who: string, fault: ConnectorFault])[] = [
    ['429 with a time to wait', 'meganb@contoso.example', { status: 429, retryAfterS: 1 }],
    ['429 without one', 'diegos@contoso.example', { status: 429 }],
    ['412', 'adelev@contoso.example', { status: 412 }],
    ['502', 'isaiahl@contoso.example', { status: 502, body: '<html>' }],
    ['a break although it was done', 'lynner_partner.example#EXT#@contoso.example', { reset: true, after: true }],
  ];
  for (const [what, who, fault] of faults)
    it(`${what} when the 1:1 chat is opened: the answer comes there, once`, async () => {
      const armed = contoso.teams.faults.add({ ...fault, operation: 'create' });
      const person = contoso.person(who);
      const [told, ...more] = await person.says('@PIM active', { in: channel() });
      assert.equal(armed.hits, 1, 'the chat was not known before');
      assert.match(told?.words ?? '', /I answered you in our own chat/);
      assert.deepEqual(more, []);
      assert.equal(person.chat.messages.length, 1);
    });

  it('twice at once: one request, one answer each', async () => {
    const answers = await contoso.alex.says('@PIM activate Security Reader for 90m', { in: channel(), copies: 5 });
    assert.equal(answers.length, 1);
    assert.equal(inChat().length, 1);
    assert.equal((await writes()).length, 1);
  });

  it('a guest of this tenant is served as the guest they are', async () => {
    const lynne = contoso.person('lynner_partner.example#EXT#@contoso.example');
    await lynne.says('@PIM roles', { in: channel() });
    assert.match(lynne.chat.messages[0]?.words ?? '', /PIM lists nothing that you can activate/);
  });

  /** Teams names the channel's tenant for everybody in a shared channel. */
  const asForeigner = (change: Json = {}) => {
    const person = contoso.teams.newPerson({ displayName: 'Outside', tenantId: OTHER_TENANT });
    contoso.teams.operations.members.push(person.self.account);
    const said = contoso.alex.activity(
      { type: 'message', text: '<at>PIM</at> roles', entities: [mention()], ...change },
      { in: channel() },
    );
    return { person, said: { ...said, from: { id: person.mri, name: 'Outside', aadObjectId: person.id } } };
  };
  const mention = () => ({
    type: 'mention',
    mentioned: { id: contoso.teams.botId, name: 'PIM' },
    text: '<at>PIM</at>',
  });

  it('somebody of another organization in a shared channel is told that this is not for them', async () => {
    const { person, said } = asForeigner();
    assert.equal((await person.sends(said)).status, 200);
    assert.match(channel().messages[0]?.words ?? '', /your account is of another/);
    assert.deepEqual(person.chat.messages, []);
    assert.deepEqual(await contoso.traffic(), []);
  });

  it('so are their clicks', async () => {
    const { person, said } = asForeigner();
    const target = { provider: 'entra-role', roleId: 'x', scopeId: '/' };
    const value = { action: { type: 'Action.Execute', verb: 'standing.look', data: { target } }, trigger: 'manual' };
    const reply = await person.sends({ ...said, type: 'invoke', name: 'adaptiveCard/action', value });
    assert.match(JSON.stringify(reply.body), /your account is of another/);
    assert.deepEqual(await contoso.traffic(), []);
  });

  it('where Teams does not know who it is, nothing is done', async () => {
    const { said } = asForeigner();
    await contoso.alex.sends({ ...said, from: { id: '29:1nobody', aadObjectId: contoso.alex.id } });
    assert.match(channel().messages.at(-1)?.words ?? '', /could not check here who you are/);
    await contoso.alex.sends({ ...said, from: { id: contoso.megan.mri, aadObjectId: contoso.alex.id } });
    assert.match(channel().messages.at(-1)?.words ?? '', /could not check here who you are/);
    contoso.teams.faults.add({ operation: 'member', status: 503, times: 0 });
    await contoso.alex.sends({ ...said, from: { id: contoso.megan.mri, aadObjectId: contoso.megan.id } });
    assert.match(channel().messages.at(-1)?.words ?? '', /could not check here who you are/);
    assert.deepEqual(await contoso.traffic(), []);
  });
});
