import assert from 'node:assert/strict';
import { type Json, NothingCame } from '../../../src/simulator/teams/index.ts';
import { useRig } from './rig.ts';
import { adaptiveCard, conversationOf } from './scripted-bot.ts';

describe('The Teams double: talking with a bot', () => {
  const rig = useRig({ patienceMs: 300 });

  const echoes = () => {
    rig.bot.script = async (activity, bot) => {
      await bot.answers(activity, { text: `You said: ${activity.text}` });
      return undefined;
    };
  };
  const lastReceived = (): Json => rig.bot.received.at(-1)?.activity ?? {};

  it('brings what a person says to the bot as Teams does, and the answer back', async () => {
    echoes();
    const answer = await rig.alex.asks('roles');
    assert.equal(answer.words, 'You said: roles');
    const activity = lastReceived();
    assert.equal(activity.channelId, 'msteams');
    assert.equal(activity.serviceUrl, rig.teams.serviceUrl);
    assert.deepEqual(activity.from, { id: rig.alex.mri, name: 'Alex Wilber', aadObjectId: rig.alex.id });
    assert.deepEqual(activity.recipient, { id: rig.teams.botId, name: 'PIM' });
    assert.deepEqual(activity.conversation, {
      conversationType: 'personal',
      tenantId: rig.teams.tenantId,
      id: rig.alex.chat.id,
    });
    assert.deepEqual(activity.channelData, { tenant: { id: rig.teams.tenantId } });
    assert.deepEqual(activity.entities, [
      { type: 'clientInfo', locale: 'en-GB', country: 'GB', platform: 'Windows', timezone: 'UTC' },
    ]);
    assert.equal(answer.replyToId, activity.id);
  });

  it('shows nobody an object id in the id that the bot knows them by', () => {
    assert.match(rig.alex.mri, /^29:1/);
    assert.doesNotMatch(rig.alex.mri, new RegExp(rig.alex.id));
    assert.notEqual(rig.alex.mri, rig.megan.mri);
  });

  it('hands out a message that comes after the turn as soon as it is there', async () => {
    rig.bot.script = (activity, bot) => {
      setImmediate(() => void bot.answers(activity, adaptiveCard({ body: [{ type: 'TextBlock', text: 'late' }] })));
      return undefined;
    };
    assert.equal((await rig.alex.asks('roles')).words, 'late');
  });

  it('says what is there when what was waited for does not come', async () => {
    echoes();
    await rig.alex.says('roles');
    await assert.rejects(rig.alex.chat.nextCard(), (error: Error) => {
      assert.ok(error instanceof NothingCame);
      assert.match(error.message, /No further card arrived in chat with Alex Wilber.*You said: roles/);
      return true;
    });
  });

  it('gives every message to one waiter only', async () => {
    const first = rig.alex.chat.nextMessage();
    const second = rig.alex.chat.nextMessage();
    rig.bot.script = async (activity, bot) => {
      await bot.answers(activity, { text: 'one' });
      await bot.answers(activity, { text: 'two' });
      return undefined;
    };
    await rig.alex.says('roles');
    assert.deepEqual([(await first).words, (await second).words], ['one', 'two']);
  });

  it('tells the answers to two people in one channel apart', async () => {
    echoes();
    const channel = rig.teams.operations.channel('Prod');
    const [alex, megan] = await Promise.all([
      rig.alex.says('@PIM one', { in: channel }),
      rig.megan.says('@PIM two', { in: channel }),
    ]);
    assert.match(alex.map(({ words }) => words).join(), /^You said: .* ?one$/);
    assert.match(megan.map(({ words }) => words).join(), /^You said: .* ?two$/);
  });

  it('lets the bot edit and delete what it posted, and nothing else', async () => {
    let id = '';
    rig.bot.script = async (activity, bot) => {
      id = await bot.answers(activity, { text: 'working' });
      return undefined;
    };
    const message = await rig.alex.asks('roles');
    const path = `conversations/${encodeURIComponent(rig.alex.chat.id)}/activities`;
    const call = (method: string, which: string) =>
      rig.bot.call(lastReceived(), method, `${path}/${which}`, { type: 'message', text: 'done' });

    const becomesDone = message.until(/done/);
    assert.deepEqual(await call('PUT', id), { status: 200, body: { id } });
    assert.equal((await becomesDone).updates, 1);
    assert.equal((await call('PUT', '1700000000000')).status, 404);
    assert.equal((await call('DELETE', id)).status, 200);
    assert.equal(message.isDeleted, true);
    const refused = await call('PUT', id);
    assert.equal(refused.status, 404);
    assert.match(JSON.stringify(refused.body), /ActivityNotFoundInConversation/);
  });

  it('splits text and card of one activity, and gives no id for them', async () => {
    let answered: unknown;
    rig.bot.script = async (activity, bot) => {
      const path = `conversations/${conversationOf(activity)}/activities`;
      answered = await bot.call(activity, 'POST', path, {
        type: 'message',
        text: 'see',
        ...adaptiveCard({ body: [] }),
      });
      return undefined;
    };
    const messages = await rig.alex.says('roles');
    assert.deepEqual(answered, { status: 201, body: {} });
    assert.deepEqual(
      messages.map(({ hasCard }) => hasCard),
      [false, true],
    );
  });

  const refused: readonly (readonly [string, Json, number, RegExp])[] = [
    ['over 100 KB', { type: 'message', text: 'x'.repeat(52_000) }, 413, /MessageSizeTooBig/],
    ['with nothing in it', { type: 'message' }, 400, /neither text nor attachments/],
    ['without a type', { text: 'hello' }, 400, /no type/],
    [
      'with a card that refreshes for more than 60 people',
      { type: 'message', ...adaptiveCard({ refresh: { action: {}, userIds: Array(61).fill('29:x') } }) },
      400,
      /at most 60 people/,
    ],
  ];
  for (const [what, activity, status, reason] of refused) {
    it(`refuses a message ${what}`, async () => {
      await rig.alex.says('roles');
      const path = `conversations/${conversationOf(lastReceived())}/activities`;
      const answer = await rig.bot.call(lastReceived(), 'POST', path, activity);
      assert.equal(answer.status, status);
      assert.match(JSON.stringify(answer.body), reason);
      assert.deepEqual(rig.teams.messages, []);
    });
  }

  it('answers 404 for a conversation that is not there and 501 for what it does not serve', async () => {
    await rig.alex.says('roles');
    const nowhere = await rig.bot.call(lastReceived(), 'POST', 'conversations/19%3Anowhere/activities', {});
    assert.equal(nowhere.status, 404);
    const attachments = await rig.bot.call(lastReceived(), 'GET', 'attachments/1');
    assert.equal(attachments.status, 501);
    assert.match(JSON.stringify(attachments.body), /does not serve GET .*attachments\/1/);
  });

  it('counts typing indicators apart', async () => {
    rig.bot.script = async (activity, bot) => {
      await bot.answers(activity, { type: 'typing' });
      return undefined;
    };
    assert.deepEqual(await rig.alex.says('roles'), []);
    assert.equal(rig.alex.chat.typingCount, 1);
  });

  it('moves to another region, and still answers at the old address', async () => {
    echoes();
    await rig.alex.says('roles');
    const before = lastReceived();
    rig.teams.movesTo('amer');
    await rig.alex.says('roles');
    assert.notEqual(lastReceived().serviceUrl, before.serviceUrl);
    await rig.bot.answers(before, { text: 'late' });
    assert.deepEqual(
      rig.teams.calls.map(({ serviceUrl }) => serviceUrl),
      [before.serviceUrl, lastReceived().serviceUrl, before.serviceUrl],
    );
  });

  it('forgets on demand, so that any number of people can pass through', async () => {
    echoes();
    const isaiah = rig.teams.newPerson({ displayName: 'Isaiah Newcomer' });
    await isaiah.says('roles');
    rig.teams.forget();
    assert.deepEqual([rig.teams.messages.length, rig.teams.calls.length, rig.teams.deliveries.length], [0, 0, 0]);
    assert.throws(() => rig.teams.person(isaiah.id), /no person/);
    assert.equal((await rig.alex.asks('active')).words, 'You said: active');
  });
});
