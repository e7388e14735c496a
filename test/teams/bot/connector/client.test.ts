import assert from 'node:assert/strict';
import { AppError } from '../../../../src/core/app-error.ts';
import { threadOf } from '../../../../src/teams/delivery/conversation-reference.ts';
import { useRig } from './rig.ts';

const text = (words: string) => ({ type: 'message', text: words });

describe('The connector client', () => {
  const rig = useRig({ membersPerPage: 4 });
  const at = () => ({ tenantId: rig.chat.tenantId, serviceUrl: rig.chat.serviceUrl });
  const channel = () => rig.teams.operations.channel('PIM approvals');
  const inChannel = () => ({ ...at(), conversationId: channel().id });

  it('sends, answers, edits and deletes', async () => {
    const id = String(await rig.client.send(rig.chat, text('one'), { replyToId: '1700000000000' }));
    assert.equal(rig.teams.messages[0]?.replyToId, '1700000000000');
    await rig.client.update(rig.chat, id, text('two'));
    assert.deepEqual([rig.teams.messages[0]?.words, rig.teams.messages[0]?.updates], ['two', 1]);
    await rig.client.delete(rig.chat, id);
    assert.equal(rig.teams.messages[0]?.isDeleted, true);
  });

  it('opens a 1:1 chat, always the same', async () => {
    assert.equal(await rig.client.openChat(at(), rig.alex.mri), rig.alex.chat.id);
    assert.equal(await rig.client.openChat(at(), rig.alex.mri), rig.alex.chat.id);
  });

  it('begins a post in a channel, keeps its id and its thread, and answers in that thread', async () => {
    const post = await rig.client.postInChannel(at(), channel().id, text('first'));
    const [first] = rig.teams.messages;
    assert.deepEqual(post, { conversationId: threadOf(channel().id, first?.id ?? ''), activityId: first?.id });
    await rig.client.send({ ...at(), conversationId: post.conversationId }, text('in the thread'));
    await rig.client.send(inChannel(), text('a thread of its own'));
    const [, second, third] = rig.teams.messages;
    assert.equal(second?.threadId, first?.id);
    assert.equal(third?.threadId, third?.id);
  });

  it('shows a message to one person only, edits it and takes it away', async () => {
    const id = String(await rig.client.send(inChannel(), text('psst'), { onlyFor: rig.alex.mri }));
    const [message] = rig.teams.messages;
    assert.equal(message?.onlyFor, rig.alex.mri);
    await rig.client.update(inChannel(), id, text('changed'), { isTargeted: true });
    assert.equal(message?.words, 'changed');
    await rig.client.delete(inChannel(), id, { isTargeted: true });
    assert.equal(message?.isDeleted, true);
  });

  it('lists all members page by page, and finds one by either id', async () => {
    const names: unknown[] = [];
    for await (const member of rig.client.members(inChannel())) names.push(member.name);
    assert.deepEqual(
      names,
      rig.teams.operations.members.map(({ displayName }) => displayName),
    );
    assert.ok(rig.teams.calls.length >= 2, 'there is more than one page');
    for (const id of [rig.alex.id, rig.alex.mri]) {
      const member = await rig.client.member(inChannel(), id);
      assert.deepEqual(member, {
        memberId: rig.alex.mri,
        objectId: rig.alex.id,
        tenantId: rig.chat.tenantId,
        name: 'Alex Wilber',
        isGuest: false,
      });
    }
    assert.equal(await rig.client.member(inChannel(), '29:nobody'), undefined);
  });

  it('does not follow a list that leads back to itself', async () => {
    const body = JSON.stringify({ members: [], continuationToken: 'again' });
    rig.teams.faults.add({ operation: 'pagedMembers', status: 200, body, times: 0 });
    await assert.rejects(async () => {
      for await (const _ of rig.client.members(inChannel())) assert.fail('there is nobody');
    }, /leads back to itself/);
    assert.equal(rig.teams.calls.length, 2);
  });

  it('refuses a message over 80 KB before it is sent, and says how big it is', async () => {
    await assert.rejects(rig.client.send(rig.chat, text('x'.repeat(41_000))), (error: unknown) => {
      assert.ok(error instanceof AppError && error.code === 'MessageTooBig');
      assert.match(error.message, /of 820\d\d bytes is more than Teams takes/);
      return true;
    });
    assert.deepEqual(rig.teams.calls, []);
    await rig.client.send(rig.chat, text('x'.repeat(40_000)));
  });

  it('shows its token to the service URL only, and a new one where the first was refused', async () => {
    const forgotten: string[] = [];
    const tokens = ['old', 'new'];
    const client = rig.clientWith({
      tokens: {
        token: async () => tokens[0],
        forget: (refused) => {
          forgotten.push(refused);
          tokens.shift();
        },
      },
    });
    rig.teams.faults.add({ status: 401 });
    await client.send(rig.chat, text('hello'));
    assert.deepEqual(forgotten, ['old']);
    assert.deepEqual(
      rig.teams.calls.map(({ hadToken }) => hadToken),
      [true, true],
    );
    assert.equal(rig.teams.messages.length, 1);
    rig.teams.faults.add({ status: 401, times: 2 });
    await assert.rejects(client.send(rig.chat, text('hello')), /refused a POST with 401/);
  });

  it('follows no redirect with its token', async () => {
    const seen: string[] = [];
    const client = rig.clientWith({
      fetch: async (url, init) => {
        seen.push(String(init?.redirect));
        return fetch(url, init);
      },
    });
    await client.send(rig.chat, text('hello'));
    assert.deepEqual(seen, ['error']);
  });
});
