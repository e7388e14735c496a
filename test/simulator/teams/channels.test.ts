import assert from 'node:assert/strict';
import type { Json } from '../../../src/simulator/teams/index.ts';
import { useRig } from './rig.ts';

describe('The Teams double: where others are', () => {
  const rig = useRig();
  beforeEach(async () => {
    rig.bot.script = async (activity, bot) => {
      await bot.answers(activity, { text: 'here' });
      return undefined;
    };
  });
  const lastReceived = (): Json => rig.bot.received.at(-1)?.activity ?? {};

  it('has the team Operations with its channels, one of them private and without the bot', () => {
    const { operations } = rig.teams;
    const channels = operations.channels.map(({ name, isPrivate, hasBot }) => `${name} ${isPrivate} ${hasBot}`);
    assert.deepEqual(channels, [
      'General false true',
      'PIM approvals false true',
      'Prod false true',
      'Incident room true false',
    ]);
    assert.equal(operations.general.id, operations.id);
  });

  it('sends a mention with its entity, and what was said behind it', async () => {
    const channel = rig.teams.operations.channel('PIM approvals');
    await rig.alex.says('@PIM ask @Megan Bowen and @PIM', { in: channel });
    const { text, entities, conversation, channelData } = lastReceived();
    assert.equal(text, '<at>PIM</at>&nbsp;ask <at>Megan Bowen</at>&nbsp;and <at>PIM</at>');
    assert.deepEqual(
      (entities as Json[]).flatMap(({ type, mentioned }) => (type === 'mention' ? [(mentioned as Json).id] : [])),
      [rig.teams.botId, rig.megan.mri, rig.teams.botId],
    );
    assert.deepEqual(conversation, {
      isGroup: true,
      conversationType: 'channel',
      tenantId: rig.teams.tenantId,
      id: `${channel.id};messageid=${lastReceived().id}`,
    });
    assert.deepEqual(channelData, {
      teamsChannelId: channel.id,
      teamsTeamId: rig.teams.operations.id,
      channel: { id: channel.id },
      team: { id: rig.teams.operations.id },
      tenant: { id: rig.teams.tenantId },
    });
  });

  it('lets a bot hear only what mentions it', async () => {
    await assert.rejects(rig.alex.says('roles', { in: rig.teams.operations.general }), /say "@PIM …"/);
    const chat = rig.teams.newGroupChat('On-call', [rig.alex, rig.megan]);
    await assert.rejects(rig.megan.says('roles', { in: chat }), /say "@PIM …"/);
    assert.deepEqual(rig.bot.received, []);
  });

  it('lets nobody speak where they are not', async () => {
    const chat = rig.teams.newGroupChat('On-call', [rig.alex]);
    await assert.rejects(rig.megan.says('@PIM roles', { in: chat }), /Megan Bowen is not in On-call/);
  });

  it('keeps answers in the thread that they answer', async () => {
    const channel = rig.teams.operations.channel('Prod');
    const first = await rig.alex.asks('@PIM roles', { in: channel });
    assert.equal(first.threadId, lastReceived().id);
    const second = await rig.megan.asks('@PIM approvals', { under: first });
    assert.equal(second.threadId, first.threadId);
    const other = await rig.megan.asks('@PIM approvals', { in: channel });
    assert.notEqual(other.threadId, first.threadId);
    // A bot that answers without naming the thread begins a new one.
    const path = `conversations/${encodeURIComponent(channel.id)}/activities`;
    await rig.bot.call(lastReceived(), 'POST', path, { type: 'message', text: 'all by itself' });
    const own = await channel.nextMessage();
    assert.equal(own.threadId, own.id);
  });

  it('opens a 1:1 chat and posts in a channel when the bot begins, and makes no group chats', async () => {
    await rig.alex.says('roles');
    const { tenantId } = rig.teams;
    const create = (body: Json) => rig.bot.call(lastReceived(), 'POST', 'conversations', body);
    const open = { isGroup: false, members: [{ id: rig.megan.mri }], tenantId };
    assert.deepEqual(await create(open), { status: 201, body: { id: rig.megan.chat.id } });
    assert.deepEqual(await create(open), await create(open));

    const channel = rig.teams.operations.channel('Prod');
    const post = { isGroup: true, tenantId, channelData: { channel: { id: channel.id } } };
    const { body } = await create({ ...post, activity: { type: 'message', text: 'news' } });
    const { id, activityId } = body as { id: string; activityId: string };
    assert.equal(id, `${channel.id};messageid=${activityId}`);
    assert.equal((await channel.nextMessage()).id, activityId);

    const refused = [
      post,
      { ...open, tenantId: undefined },
      { ...open, members: [{ id: rig.alex.mri }, { id: rig.megan.mri }] },
    ];
    for (const body of refused) assert.equal((await create(body as Json)).status, 400);
  });

  it('shows a targeted message to one person only', async () => {
    const chat = rig.teams.newGroupChat('On-call', [rig.alex, rig.megan]);
    await rig.alex.says('@PIM roles', { in: chat });
    const path = `conversations/${encodeURIComponent(chat.id)}/activities`;
    const post = (recipient?: Json) =>
      rig.bot.call(lastReceived(), 'POST', `${path}?isTargetedActivity=true`, {
        type: 'message',
        text: 'for you alone',
        ...(recipient && { recipient }),
      });
    assert.equal((await post()).status, 400);
    assert.equal((await post({ id: rig.adele.mri })).status, 404);
    assert.equal((await post({ id: rig.alex.mri, isTargeted: true })).status, 201);
    const message = await chat.nextMessage();
    assert.equal(message.onlyFor, rig.alex.mri);
    assert.throws(() => rig.megan.sees(message), /Megan Bowen does not see/);
    const edit = { type: 'message', text: 'changed' };
    assert.equal((await rig.bot.call(lastReceived(), 'PUT', `${path}/${message.id}`, edit)).status, 404);
    const targeted = `${path}/${message.id}?isTargetedActivity=true`;
    assert.equal((await rig.bot.call(lastReceived(), 'PUT', targeted, edit)).status, 200);
  });
});
