import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { IsoDuration } from '../../../src/core/iso-duration.ts';
import { createConversationStore } from '../../../src/durable/storage/conversations/conversation-store.ts';
import { forgetOld } from '../../../src/durable/storage/forget-old.ts';
import { createBundleStore } from '../../../src/durable/storage/settings/bundle-store.ts';
import { createChannelRouteStore } from '../../../src/durable/storage/settings/channel-route-store.ts';
import { createPreferenceStore } from '../../../src/durable/storage/settings/preference-store.ts';
import type { Storage } from '../../../src/durable/storage/storage.ts';
import { type Target, targetOf } from '../../../src/pim/index.ts';
import type { ChannelRoute, RouteTopic } from '../../../src/teams/delivery/channel-route.ts';
import { foldName } from '../../../src/teams/language/fold-name.ts';
import { alex, globalReader } from '../../pim/sample.ts';
import { databaseKinds, type TestDatabase } from '../databases.ts';

/** As `parseIsoDuration` gives it. */
const lasting = (text: string) => text as IsoDuration;

const reader = targetOf(globalReader);
const SUBSCRIPTION = '/subscriptions/5c000000-0000-4000-8000-000000000001';
const CONTRIBUTOR = 'b24988ac-6180-42a0-ab88-20f7382dd24c';
const roleAt = (scopeId: string): Target => ({
  provider: 'azure-resource',
  roleId: `${scopeId}/providers/Microsoft.Authorization/roleDefinitions/${CONTRIBUTOR}`,
  scopeId,
});
const megan = { ...alex, objectId: '0b0b0b0b-0000-4000-8000-000000000003' };

const route = (conversationId: string, topic: RouteTopic, about: Partial<Target>, minute = 0): ChannelRoute => ({
  id: randomUUID(),
  tenantId: alex.tenantId,
  conversationId,
  topic,
  about,
  words: 'Contributor on Contoso Prod',
  madeBy: alex,
  madeAt: new Date(Date.UTC(2026, 10, 26, 15, minute)),
});

for (const kind of await databaseKinds())
  describe(`What people and channels want, in ${kind.name}`, function () {
    this.timeout(30_000);
    let database: TestDatabase;
    let storage: Storage;
    before(async () => {
      database = await kind.make();
      storage = await database.open();
    });
    after(async () => {
      await storage.close();
      await database.drop();
    });

    it('a channel is told what it asked for, scopes below an Azure scope included, and nothing else', async () => {
      const routes = createChannelRouteStore(storage);
      const prod = route('19:prod', 'approvals', roleAt(SUBSCRIPTION.toUpperCase()));
      const all = route('19:all', 'approvals', {}, 1);
      const entra = route('19:entra', 'approvals', { provider: 'entra-role' }, 2);
      for (const one of [prod, all, entra, route('19:prod', 'reminders', roleAt(SUBSCRIPTION))]) await routes.add(one);
      const channels = async (topic: RouteTopic, target: Target, tenantId = alex.tenantId) =>
        (await routes.leading(tenantId, topic, target)).map(({ conversationId }) => conversationId);
      assert.deepEqual(await channels('approvals', roleAt(SUBSCRIPTION)), ['19:prod', '19:all']);
      assert.deepEqual(await channels('approvals', roleAt(`${SUBSCRIPTION}/resourceGroups/rg-web`)), [
        '19:prod',
        '19:all',
      ]);
      assert.deepEqual(await channels('approvals', roleAt(`${SUBSCRIPTION}9`)), ['19:all']);
      assert.deepEqual(await channels('approvals', { ...roleAt(SUBSCRIPTION), roleId: randomUUID() }), ['19:all']);
      assert.deepEqual(await channels('approvals', reader), ['19:all', '19:entra']);
      assert.deepEqual(await channels('notices', reader), []);
      assert.deepEqual(await channels('approvals', reader, randomUUID()), []);
      assert.deepEqual((await routes.of('19:all'))[0], all);
    });

    it('the same said twice in a channel is one route, which only that channel takes away', async () => {
      const routes = createChannelRouteStore(storage);
      await routes.add(route('19:twice', 'notices', reader));
      const second = route('19:twice', 'notices', reader, 5);
      await routes.add(second);
      assert.deepEqual(await routes.of('19:twice'), [second]);
      assert.equal(await routes.remove('19:other', second.id), false);
      assert.equal(await routes.remove('19:twice', second.id), true);
      assert.equal(await routes.remove('19:twice', second.id), false);
      assert.deepEqual(await routes.of('19:twice'), []);
    });

    it('preferences are a person’s own, of ten changes at once none is lost, and a restart keeps them', async () => {
      const preferences = createPreferenceStore(storage);
      const quietHours = { from: '22:00', to: '07:00', zone: 'Asia/Bangkok' };
      await preferences.change(alex, () => ({
        locale: 'th',
        quietHours,
        remindBefore: { activation: [lasting('PT15M')] },
      }));
      await Promise.all(
        Array.from({ length: 10 }, (_, index) =>
          preferences.change(alex, (before) => ({
            ...before,
            favourites: [...(before.favourites ?? []), { ...reader, scopeId: `/${index}` }],
          })),
        ),
      );
      await storage.close();
      storage = await database.open();
      const { favourites, ...others } = await createPreferenceStore(storage).of(alex);
      assert.equal(new Set(favourites?.map(({ scopeId }) => scopeId)).size, 10);
      assert.deepEqual(others, { locale: 'th', quietHours, remindBefore: { activation: [lasting('PT15M')] } });
      assert.deepEqual(await createPreferenceStore(storage).of(megan), {});
    });

    it('the last duration is known by person and role; who is forgotten has nothing left', async () => {
      const preferences = createPreferenceStore(storage);
      assert.equal(await preferences.lastDuration(alex, reader), undefined);
      await preferences.noteDuration(alex, reader, lasting('PT1H'));
      await preferences.noteDuration(alex, reader, lasting('PT2H'));
      await preferences.noteDuration(megan, reader, lasting('PT30M'));
      assert.equal(
        await preferences.lastDuration(alex, { ...reader, roleId: reader.roleId.toUpperCase() }),
        lasting('PT2H'),
      );
      assert.equal(await preferences.lastDuration(alex, roleAt(SUBSCRIPTION)), undefined);
      await preferences.forget(alex);
      assert.equal(await preferences.lastDuration(alex, reader), undefined);
      assert.deepEqual(await preferences.of(alex), {});
      assert.equal(await preferences.lastDuration(megan, reader), lasting('PT30M'));
    });

    it('a bundle is found by its name however it is spelled, and is its person’s alone', async () => {
      const bundles = createBundleStore(storage, (name) => foldName(name).spelling);
      await bundles.save(alex, { name: 'Oncall', targets: [reader] });
      await bundles.save(alex, { name: 'ONCALL', targets: [reader, roleAt(SUBSCRIPTION)] });
      await bundles.save(alex, { name: 'audit', targets: [reader] });
      assert.deepEqual(
        (await bundles.of(alex)).map(({ name, targets }) => [name, targets.length]),
        [
          ['audit', 1],
          ['ONCALL', 2],
        ],
      );
      assert.equal((await bundles.find(alex, ' oncall '))?.targets.length, 2);
      assert.equal(await bundles.find(megan, 'oncall'), undefined);
      assert.equal(await bundles.remove(megan, 'oncall'), false);
      assert.equal(await bundles.remove(alex, 'oncall'), true);
      assert.equal(await bundles.find(alex, 'oncall'), undefined);
    });

    it('what ended 30 days ago is forgotten; what is in doubt, and who is still there, is not', async () => {
      const now = new Date();
      const clock = { now: () => now };
      const old = new Date(now.getTime() - 31 * 86_400_000);
      const intent = (wish: string, state: string, at: Date) => ({
        id: randomUUID(),
        activity_id: wish,
        actor: 'a',
        wish,
        intent: '{}',
        state,
        owner: null,
        outcome: null,
        answer_id: null,
        recorded_at: at,
        settled_at: state === 'open' ? null : at,
      });
      await storage.db
        .insertInto('intents')
        .values([
          intent('old answer', 'answered', old),
          intent('old failure', 'failed', old),
          intent('old doubt', 'in-doubt', old),
          intent('old and open', 'open', old),
          intent('new answer', 'answered', now),
        ])
        .execute();
      const conversations = createConversationStore(storage, { now: () => old });
      const where = { tenantId: alex.tenantId, serviceUrl: 'https://smba.trafficmanager.net/emea/', kind: 'channel' };
      for (const conversationId of ['left', 'quiet', 'closed today'])
        await conversations.seen({ ...where, kind: 'channel', conversationId });
      await conversations.markDead('left', 'BotNotInConversationRoster');
      await createConversationStore(storage, clock).markDead('closed today', 'MessageWritesBlocked');
      await forgetOld(storage, clock);
      const left = await storage.db.selectFrom('intents').select('wish').orderBy('wish').execute();
      assert.deepEqual(
        left.map(({ wish }) => wish),
        ['new answer', 'old and open', 'old doubt'],
      );
      assert.equal(await conversations.find('left'), undefined);
      assert.ok(await conversations.find('quiet'));
      assert.ok(await conversations.find('closed today'), 'long quiet, and closed just now');
    });

    it('nothing is kept of messages and requests that were over 30 days ago; what is still followed, and its messages, are kept', async () => {
      const now = new Date();
      const clock = { now: () => now };
      const old = new Date(now.getTime() - 31 * 86_400_000);
      const card = (thing: string, at: Date, is_open = false, conversation_id = 'a chat') => ({
        ...{
          thing,
          conversation_id,
          card: '{}',
          state: 'active',
          seen_at: at,
          revision: 1,
          posts: 1,
          lost: 0,
        },
        ...{ is_open, owner: null, owned_until: null },
      });
      const follow = (thing: string, ended_at: Date | null) => ({
        ...{ id: randomUUID(), thing, person: 'a', wish: 'w', target: 't', follow: '{}', seen_at: old },
        ...{ is_waiting: false, is_queued: true, ended_at },
      });
      const cards = [
        card('request|over', old),
        card('told|ended|request|over', old),
        card('request|new', now),
        card('request|to be posted', old, true),
        card('request|for nobody', old, true, 'a dead chat'),
        card('request|followed', old),
        card('told|active|request|followed', old),
      ];
      const conversations = createConversationStore(storage, clock);
      const chat = { tenantId: alex.tenantId, serviceUrl: 'https://smba.trafficmanager.net/emea/' };
      for (const conversationId of ['a chat', 'a dead chat'])
        await conversations.seen({ ...chat, kind: 'personal', conversationId });
      await conversations.markDead('a dead chat', 'ConversationBlockedByUser');
      await storage.db
        .insertInto('thing_names')
        .values([
          { thing: 'asked|1', now_called: 'request|followed' },
          { thing: 'asked|2', now_called: 'request|over' },
        ])
        .execute();
      await storage.db.insertInto('posted_cards').values(cards).execute();
      await storage.db
        .insertInto('posted_messages')
        .values(
          cards.map(({ thing, conversation_id }) => ({
            ...{ conversation_id, message_id: thing, thing, shown: 1, answers: null },
          })),
        )
        .execute();
      await storage.db
        .insertInto('followed_requests')
        .values([follow('request|over', old), follow('request|just over', now), follow('request|followed', null)])
        .execute();
      await forgetOld(storage, clock);
      const kept = ['request|followed', 'request|new', 'request|to be posted', 'told|active|request|followed'];
      for (const table of ['posted_cards', 'posted_messages'] as const) {
        const rows = await storage.db.selectFrom(table).select('thing').execute();
        assert.deepEqual(rows.map(({ thing }) => thing).sort(), kept, table);
      }
      const names = await storage.db.selectFrom('thing_names').select('thing').execute();
      assert.deepEqual(names, [{ thing: 'asked|1' }]);
      const follows = await storage.db.selectFrom('followed_requests').select('thing').execute();
      assert.deepEqual(follows.map(({ thing }) => thing).sort(), ['request|followed', 'request|just over']);
    });
  });
