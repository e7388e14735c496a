import assert from 'node:assert/strict';
import type { Activity } from 'botbuilder';
import { AppError } from '../../../src/core/app-error.ts';
import { systemClock } from '../../../src/core/clock.ts';
import { createMessenger } from '../../../src/teams/bot/edge/connector-messenger.ts';
import { noteConversation } from '../../../src/teams/bot/edge/note-conversation.ts';
import { textCard } from '../../../src/teams/cards/messages/text-card.ts';
import { threadOf } from '../../../src/teams/delivery/conversation-reference.ts';
import { createWords } from '../../../src/words/words.ts';
import { useRig } from '../bot/connector/rig.ts';

const view = { words: createWords('en'), now: systemClock.now(), zone: 'UTC' };
const card = (words: string) => textCard(words, view);
const withCode = (code: string) => (error: unknown) => error instanceof AppError && error.code === code;

describe('Messages that the bot sends on its own', () => {
  const rig = useRig();
  const messenger = () => createMessenger(rig.client, rig.conversations);
  const note = (members: Record<string, unknown> = {}) =>
    noteConversation(rig.conversations, rig.alex.activity({ type: 'message', ...members }) as unknown as Activity);

  it('stand in a conversation that is known, change in place and go away', async () => {
    const posted = await messenger().post(rig.alex.chat.id, card('it begins'));
    const [message] = rig.teams.messages;
    assert.deepEqual(posted, { conversationId: rig.alex.chat.id, messageId: message?.id });
    await messenger().update(posted, card('it ends'));
    assert.match(message?.words ?? '', /it ends/);
    await messenger().delete(posted);
    assert.equal(message?.isDeleted, true);
  });

  it('go to a thread where it is named, and to one person where they are', async () => {
    const channel = rig.teams.operations.channel('PIM approvals');
    const { kind, person: _, ...address } = rig.chat;
    await rig.conversations.seen({ ...address, kind: 'channel', conversationId: channel.id });
    const first = await messenger().post(channel.id, card('first'));
    await messenger().post(threadOf(channel.id, first.messageId), card('second'));
    const only = await messenger().post(channel.id, card('psst'), { onlyFor: rig.alex.mri });
    await messenger().update(only, card('changed'));
    const [one, two, three] = rig.teams.messages;
    assert.equal(two?.threadId, one?.id);
    assert.equal(three?.onlyFor, rig.alex.mri);
    assert.match(three?.words ?? '', /changed/);
    assert.equal(kind, 'personal');
  });

  it('begin a chat with a member, which is known from then on', async () => {
    const megan = rig.teams.person('Megan Bowen');
    const { tenantId, serviceUrl } = rig.chat;
    const id = await messenger().openChat({ tenantId, serviceUrl, memberId: megan.mri, objectId: megan.id });
    assert.equal(id, megan.chat.id);
    await messenger().post(id, card('hello'));
    assert.equal(megan.chat.cards.length, 1);
    const known = await rig.conversations.chatWith({ tenantId, objectId: megan.id });
    assert.equal(known?.conversationId, megan.chat.id);
  });

  it('follow a conversation to the region from which it was last heard', async () => {
    rig.teams.movesTo('amer');
    await note();
    await messenger().post(rig.alex.chat.id, card('hello'));
    assert.match(rig.teams.calls[0]?.serviceUrl ?? '', /\/amer\//);
  });

  it('are not tried where the bot was never heard of, or is not wanted any more', async () => {
    await assert.rejects(messenger().post('a:nobody', card('hello')), withCode('ConversationUnknown'));
    rig.alex.blocks();
    await assert.rejects(messenger().post(rig.alex.chat.id, card('hello')), withCode('ConversationClosed'));
    await assert.rejects(messenger().post(rig.alex.chat.id, card('hello')), withCode('ConversationClosed'));
    assert.equal(rig.teams.calls.length, 1);
    rig.alex.blocks(false);
    await note();
    await messenger().post(rig.alex.chat.id, card('hello'));
    await note({ type: 'installationUpdate', action: 'remove' });
    await assert.rejects(messenger().post(rig.alex.chat.id, card('hello')), withCode('ConversationClosed'));
    assert.equal(rig.teams.messages.length, 1);
  });

  it('whose answer was lost are in doubt, and not sent again', async () => {
    rig.teams.faults.add({ operation: 'send', reset: true, after: true });
    await assert.rejects(messenger().post(rig.alex.chat.id, card('hello')), (error: unknown) => {
      assert.ok(error instanceof AppError && error.facts.sent === 'maybe');
      return true;
    });
    assert.equal(rig.teams.messages.length, 1);
  });
});
