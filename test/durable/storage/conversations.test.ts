import assert from 'node:assert/strict';
import { systemClock } from '../../../src/core/clock.ts';
import { createConversationStore } from '../../../src/durable/storage/conversations/conversation-store.ts';
import type { Storage } from '../../../src/durable/storage/storage.ts';
import type { ConversationStore } from '../../../src/teams/delivery/conversation-store.ts';
import { alex } from '../../pim/sample.ts';
import { createMemoryConversationStore } from '../../stand-ins/memory-conversation-store.ts';
import { databaseKinds, type TestDatabase } from '../databases.ts';

const chat = {
  conversationId: 'a:1',
  tenantId: alex.tenantId,
  serviceUrl: 'https://smba.trafficmanager.net/emea/',
  kind: 'personal',
  person: { objectId: alex.objectId, memberId: '29:alex' },
} as const;
const channel = {
  conversationId: '19:c@thread.tacv2',
  tenantId: alex.tenantId,
  serviceUrl: chat.serviceUrl,
  kind: 'channel',
  name: 'PIM approvals',
  team: { id: '19:general@thread.tacv2', name: 'Operations' },
} as const;

/** What every store of conversations does, whatever it is made of. */
function behavesAsConversations(open: () => ConversationStore) {
  it('knows a chat by its id and by its person', async () => {
    const store = open();
    await store.seen(chat);
    await store.seen(channel);
    assert.deepEqual(await store.find(chat.conversationId), chat);
    assert.deepEqual(await store.chatWith(alex), chat);
    assert.deepEqual(await store.find(channel.conversationId), channel);
  });

  it('knows the channels of a team, closed ones too, and nobody else’s', async () => {
    const store = open();
    const other = { ...channel, conversationId: '19:d@thread.tacv2', name: undefined, team: { id: '19:elsewhere' } };
    for (const one of [chat, channel, other]) await store.seen(one);
    await store.markDead(channel.conversationId, 'MessageWritesBlocked');
    assert.deepEqual(await store.channelsOf(channel.team.id), [{ ...channel, dead: 'MessageWritesBlocked' }]);
    assert.deepEqual(await store.channelsOf('19:nowhere'), []);
  });

  it('knows nothing of where it never heard from', async () => {
    const store = open();
    assert.equal(await store.find('elsewhere'), undefined);
    assert.equal(await store.chatWith({ ...alex, tenantId: '0e0e0e0e-0000-4000-8000-000000000009' }), undefined);
  });

  it('a closed conversation stays closed until something comes from there, with its address of then', async () => {
    const store = open();
    await store.seen(chat);
    await store.markDead(chat.conversationId, 'ConversationBlockedByUser');
    assert.deepEqual(await store.chatWith(alex), { ...chat, dead: 'ConversationBlockedByUser' });
    const moved = { ...chat, serviceUrl: 'https://smba.trafficmanager.net/amer/' };
    await store.seen(moved);
    assert.deepEqual(await store.chatWith(alex), moved);
  });

  it('the same conversation seen by twenty turns at once is one', async () => {
    const store = open();
    await Promise.all(Array.from({ length: 20 }, () => store.seen(chat)));
    assert.deepEqual(await store.find(chat.conversationId), chat);
  });
}

describe('Conversations in memory', () => behavesAsConversations(() => createMemoryConversationStore()));

for (const kind of await databaseKinds())
  describe(`Conversations in ${kind.name}`, function () {
    this.timeout(30_000);
    let database: TestDatabase;
    let storage: Storage;
    before(async () => {
      database = await kind.make();
      storage = await database.open();
    });
    beforeEach(() => storage.db.deleteFrom('conversations').execute());
    after(async () => {
      await storage.close();
      await database.drop();
    });

    behavesAsConversations(() => createConversationStore(storage, systemClock));

    it('are known after a restart', async () => {
      await createConversationStore(storage, systemClock).seen(chat);
      await storage.close();
      storage = await database.open();
      assert.deepEqual(await createConversationStore(storage, systemClock).chatWith(alex), chat);
    });
  });
