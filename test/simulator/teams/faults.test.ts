import assert from 'node:assert/strict';
import type { ConnectorFault, Json } from '../../../src/simulator/teams/index.ts';
import { useRig } from './rig.ts';
import { conversationOf } from './scripted-bot.ts';

describe('The Teams double: trouble with the connector', () => {
  const rig = useRig();
  let activity: Json;
  beforeEach(async () => {
    await rig.alex.says('roles');
    activity = rig.bot.received[0]?.activity ?? {};
  });

  /** Posts without an id, posts as an answer, edits the first message, and begins a post in a channel. */
  const operations = {
    send: () => rig.bot.call(activity, 'POST', `conversations/${conversationOf(activity)}/activities`, message),
    reply: () =>
      rig.bot.call(activity, 'POST', `conversations/${conversationOf(activity)}/activities/${activity.id}`, message),
    update: () =>
      rig.bot.call(activity, 'PUT', `conversations/${conversationOf(activity)}/activities/${firstId()}`, message),
    create: () =>
      rig.bot.call(activity, 'POST', 'conversations', {
        isGroup: true,
        tenantId: rig.teams.tenantId,
        channelData: { channel: { id: rig.teams.operations.id } },
        activity: message,
      }),
  };
  const message: Json = { type: 'message', text: 'hello' };
  const firstId = () => rig.teams.messages[0]?.id ?? 'none';
  const texts = () => rig.teams.messages.map(({ words }) => words);

  const refusals: readonly (readonly [string, ConnectorFault, number, RegExp])[] = [
    ['429 with a time to wait', { status: 429, retryAfterS: 3 }, 429, /Throttled/],
    ['412', { status: 412 }, 412, /PreconditionFailed/],
    ['502 in HTML', { status: 502, body: '<html>Bad gateway</html>' }, 502, /Bad gateway/],
    [
      'a user who blocked the bot',
      { status: 403, code: 'ConversationBlockedByUser' },
      403,
      /ConversationBlockedByUser/,
    ],
  ];
  for (const [what, fault, status, code] of refusals) {
    for (const name of ['send', 'create', 'update'] as const) {
      it(`${what} instead of ${name}, once: nothing is done`, async () => {
        if (name === 'update') await operations.send();
        const before = texts();
        rig.teams.faults.add({
          ...fault,
          operation: name === 'send' ? 'send' : name === 'create' ? 'create' : 'update',
        });
        const refused = await operations[name]();
        assert.equal(refused.status, status);
        assert.match(JSON.stringify(refused.body), code);
        assert.deepEqual(texts(), before);
        assert.equal(rig.teams.messages[0]?.updates ?? 0, 0);
        assert.ok((await operations[name]()).status < 300);
      });
    }
  }

  it('a wait stands in a header only where it is asked for', async () => {
    const url = `${activity.serviceUrl}v3/conversations/${conversationOf(activity)}/activities`;
    const post = () => fetch(url, { method: 'POST', body: JSON.stringify(message) });
    rig.teams.faults.add({ status: 429, retryAfterS: 3 });
    rig.teams.faults.add({ status: 429 });
    assert.equal((await post()).headers.get('retry-after'), '3');
    const without = await post();
    assert.equal(without.status, 429);
    assert.equal(without.headers.get('retry-after'), null);
  });

  it('means replies too where it says "send", and only replies where it says "reply"', async () => {
    rig.teams.faults.add({ operation: 'reply', status: 500 });
    assert.equal((await operations.send()).status, 201);
    assert.equal((await operations.reply()).status, 500);
    rig.teams.faults.add({ operation: 'send', status: 500 });
    assert.equal((await operations.reply()).status, 500);
  });

  it('breaks the connection before the work or after it', async () => {
    rig.teams.faults.add({ operation: 'send', reset: true });
    await assert.rejects(operations.send());
    assert.deepEqual(texts(), []);
    rig.teams.faults.add({ operation: 'send', reset: true, after: true });
    await assert.rejects(operations.send());
    assert.deepEqual(texts(), ['hello']);
    assert.deepEqual(
      rig.teams.calls.map(({ operation, done, answered }) => [operation, done, answered]),
      [
        ['send', false, false],
        ['send', true, false],
      ],
    );
  });

  it('does the work and then says 503', async () => {
    rig.teams.faults.add({ operation: 'send', status: 503, after: true });
    assert.equal((await operations.send()).status, 503);
    assert.deepEqual(texts(), ['hello']);
  });

  it('holds a call until it is let go', async () => {
    const fault = rig.teams.faults.add({ operation: 'send', hold: true });
    const posting = operations.send();
    await fault.met();
    assert.deepEqual(texts(), []);
    fault.release();
    assert.equal((await posting).status, 201);
    assert.deepEqual(texts(), ['hello']);
  });

  it('does what it held even when the caller has given up', async () => {
    const fault = rig.teams.faults.add({ operation: 'send', hold: true });
    const giveUp = new AbortController();
    const url = `${activity.serviceUrl}v3/conversations/${conversationOf(activity)}/activities`;
    const posting = fetch(url, { method: 'POST', body: JSON.stringify(message), signal: giveUp.signal });
    await fault.met();
    giveUp.abort();
    await assert.rejects(posting);
    fault.release();
    assert.equal((await rig.alex.chat.nextMessage()).words, 'hello');
  });

  it('is slow on demand, and lets the call pass', async () => {
    rig.teams.faults.add({ delayMs: 30 });
    assert.equal((await operations.send()).status, 201);
    const [call] = rig.teams.calls;
    assert.ok(call?.endedAt && call.endedAt - call.startedAt >= 25);
  });

  it('spares other conversations, and typing indicators unless they are named', async () => {
    rig.teams.faults.add({ times: 0, status: 500, in: rig.megan.chat });
    assert.equal((await operations.send()).status, 201);
    assert.equal((await operations.create()).status, 201);
    rig.teams.faults.add({ status: 500, in: rig.teams.operations.general });
    assert.equal((await operations.create()).status, 500);
    rig.teams.faults.add({ times: 0, status: 500 });
    const typing = () =>
      rig.bot.call(activity, 'POST', `conversations/${conversationOf(activity)}/activities`, { type: 'typing' });
    assert.equal((await typing()).status, 201);
    rig.teams.faults.clear();
    rig.teams.faults.add({ operation: 'typing', status: 500 });
    assert.equal((await typing()).status, 500);
  });

  it('refuses what the bot may not: where it is gone, blocked or switched off', async () => {
    const code = async () => JSON.stringify((await operations.send()).body);
    await rig.alex.uninstalls();
    assert.match(await code(), /BotNotInConversationRoster/);
    await rig.alex.installs();
    rig.alex.blocks();
    assert.match(await code(), /ConversationBlockedByUser/);
    rig.alex.blocks(false);
    rig.teams.disablesBot();
    assert.match(await code(), /BotDisabledByAdmin/);
    rig.teams.disablesBot(false);
    assert.equal((await operations.send()).status, 201);
  });
});

describe('The Teams double: the pace that Teams allows', () => {
  const rig = useRig({ throttles: true });

  it('takes seven posts a second in one conversation and says when to go on', async () => {
    await rig.alex.says('roles');
    const activity = rig.bot.received[0]?.activity ?? {};
    const posts = Array.from({ length: 9 }, () => rig.bot.answers(activity, { text: 'hello' }));
    await Promise.all(posts);
    const statuses = rig.teams.calls.map(({ status }) => status);
    assert.deepEqual(statuses, [201, 201, 201, 201, 201, 201, 201, 429, 429]);
    assert.equal(rig.teams.messages.length, 7);
  });

  it('is one for every chat, also while they are opened', async () => {
    await rig.alex.says('roles');
    const activity = rig.bot.received[0]?.activity ?? {};
    const open = (mri: string) =>
      rig.bot.call(activity, 'POST', 'conversations', {
        isGroup: false,
        members: [{ id: mri }],
        tenantId: rig.teams.tenantId,
      });
    const people = Array.from({ length: 20 }, () => rig.teams.newPerson());
    const opened = await Promise.all(people.map(({ mri }) => open(mri)));
    assert.deepEqual(new Set(opened.map(({ status }) => status)), new Set([201]));
    const again = await Promise.all(Array.from({ length: 9 }, () => open(rig.alex.mri)));
    assert.equal(again.filter(({ status }) => status === 429).length, 2);
  });
});
