import assert from 'node:assert/strict';
import type { Activity } from 'botbuilder';
import type { Json } from '../../../src/simulator/teams/index.ts';
import { noteConversation } from '../../../src/teams/bot/edge/note-conversation.ts';
import type { ConversationStore } from '../../../src/teams/delivery/conversation-store.ts';
import { createMemoryConversationStore } from '../../stand-ins/memory-conversation-store.ts';
import { useRig } from '../bot/connector/rig.ts';

describe('What the bot knows of conversations', () => {
  const rig = useRig();
  let known: ConversationStore;
  beforeEach(() => {
    known = createMemoryConversationStore();
  });

  const team = () => rig.teams.operations;
  const approvals = () => team().channel('PIM approvals');
  const note = (activity: Json) => noteConversation(known, activity as unknown as Activity);
  const writes = (place = approvals()) => note(rig.alex.activity({ type: 'message', text: 'x' }, { in: place }));
  /** Told in General, as everything about a team. */
  const tells = (members: Json, channelData: Json = {}) => {
    const at = rig.alex.activity({ type: 'conversationUpdate', ...members }, { in: team().general });
    return note({ ...at, channelData: { ...(at.channelData as Json), ...channelData } });
  };
  const happens = (eventType: string, channel?: Json) =>
    tells({}, { eventType, team: { id: team().id, name: team().name }, ...(channel && { channel }) });
  const bot = () => [{ id: rig.teams.botId }];
  const deadOf = async (id: string) => (await known.find(id))?.dead;

  it('is the newest service URL, whatever came last', async () => {
    await writes();
    await note({ ...rig.alex.activity({ type: 'messageReaction' }, { in: approvals() }), serviceUrl: 'https://new/' });
    assert.equal((await known.find(approvals().id))?.serviceUrl, 'https://new/');
    await note({ ...rig.alex.activity({ type: 'invoke', name: 'x' }), serviceUrl: 'https://newer/' });
    const chat = await known.chatWith({ tenantId: rig.chat.tenantId, objectId: rig.alex.id });
    assert.equal(chat?.serviceUrl, 'https://newer/');
  });

  it('is a channel’s name and team, once Teams has said them, whatever it leaves out later', async () => {
    await writes();
    assert.equal((await known.find(approvals().id))?.name, undefined);
    await happens('channelRenamed', { id: approvals().id, name: 'Approvals' });
    await tells({}, { eventType: 'teamRenamed', team: { id: team().id, name: 'Ops' } });
    await writes();
    const { name, team: of } = (await known.find(approvals().id)) ?? {};
    assert.deepEqual([name, of], ['Approvals', { id: team().id, name: 'Ops' }]);
    const chat = rig.teams.newGroupChat('Handover', [rig.alex]);
    await writes(chat);
    await note(rig.alex.activity({ type: 'conversationUpdate', topicName: 'Night' }, { in: chat }));
    assert.equal((await known.find(chat.id))?.name, 'Night');
  });

  const ends = [
    ['the bot is removed', () => tells({ membersRemoved: bot() })],
    ['the app is uninstalled', () => tells({ type: 'installationUpdate', action: 'remove' })],
    ['an upgrade takes the bot out', () => tells({ type: 'installationUpdate', action: 'remove-upgrade' })],
    ['the team is deleted', () => happens('teamDeleted')],
    ['the team is deleted for ever', () => happens('teamHardDeleted')],
    ['the team is archived', () => happens('teamArchived')],
  ] as const;
  for (const [what, end] of ends)
    it(`${what}: every channel of the team is dead, until something comes from it again`, async () => {
      await writes(team().general);
      await writes();
      await end();
      assert.ok(await deadOf(team().id));
      assert.ok(await deadOf(approvals().id));
      await writes();
      assert.equal(await deadOf(approvals().id), undefined);
    });

  const pairs = [
    ['remove', 'add'],
    ['remove-upgrade', 'add-upgrade'],
  ] as const;
  for (const [out, back] of pairs)
    it(`${out}, ${back}: all of its channels come back to life`, async () => {
      await writes(team().general);
      await writes();
      await tells({ type: 'installationUpdate', action: out });
      await tells({ type: 'installationUpdate', action: back });
      assert.deepEqual([await deadOf(team().id), await deadOf(approvals().id)], [undefined, undefined]);
    });

  it('is told twice that the bot is gone, in either order, and stays dead', async () => {
    const removed = () => tells({ membersRemoved: bot() });
    const uninstalled = () => tells({ type: 'installationUpdate', action: 'remove' });
    for (const order of [
      [removed, uninstalled],
      [uninstalled, removed],
    ]) {
      await writes();
      for (const tell of order) await tell();
      assert.equal(await deadOf(approvals().id), 'BotNotInConversationRoster');
    }
  });

  it('one channel deleted and restored is that channel alone; a team unarchived leaves the deleted one dead', async () => {
    await writes(team().general);
    await writes();
    await happens('channelDeleted', { id: approvals().id, name: approvals().name });
    assert.deepEqual(
      [await deadOf(team().id), await deadOf(approvals().id)],
      [undefined, 'BotNotInConversationRoster'],
    );
    await happens('teamUnarchived');
    assert.equal(await deadOf(approvals().id), 'BotNotInConversationRoster');
    await happens('channelRestored', { id: approvals().id, name: approvals().name });
    assert.equal(await deadOf(approvals().id), undefined);
  });

  it('a rename of what is closed does not open it', async () => {
    await writes();
    await happens('channelDeleted', { id: approvals().id, name: approvals().name });
    await happens('channelRenamed', { id: approvals().id, name: 'Old approvals' });
    const found = await known.find(approvals().id);
    assert.deepEqual([found?.name, found?.dead], ['Old approvals', 'BotNotInConversationRoster']);
  });

  it('of a chat: uninstalled is dead, installed again is alive; other members change nothing', async () => {
    const chat = rig.alex.chat.id;
    await note(rig.alex.activity({ type: 'message' }));
    await note(rig.alex.activity({ type: 'installationUpdate', action: 'remove' }));
    assert.equal(await deadOf(chat), 'BotNotInConversationRoster');
    await note(rig.alex.activity({ type: 'installationUpdate', action: 'add' }));
    assert.equal(await deadOf(chat), undefined);
    await note(rig.alex.activity({ type: 'conversationUpdate', membersRemoved: [{ id: rig.alex.mri }] }));
    assert.equal(await deadOf(chat), undefined);
  });

  for (const channelData of [{ eventType: 7 }, { eventType: 'channelRenamed' }, { eventType: 'teamRenamed', team: [] }])
    it(`nothing else changes by ${JSON.stringify(channelData)}`, async () => {
      await writes();
      const before = await known.find(approvals().id);
      await tells({ membersAdded: 'nobody' }, channelData);
      assert.deepEqual(await known.find(approvals().id), before);
    });
});
