import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { systemClock } from '../../../src/core/clock.ts';
import { createConversationStore } from '../../../src/durable/storage/conversations/conversation-store.ts';
import { enterInstance, type Instance } from '../../../src/durable/storage/instances/instance.ts';
import type { KeepTrying } from '../../../src/durable/storage/keep-trying.ts';
import { createPostedCardStore } from '../../../src/durable/storage/posted-cards/posted-card-store.ts';
import type { Storage } from '../../../src/durable/storage/storage.ts';
import { createMessenger } from '../../../src/teams/bot/edge/connector-messenger.ts';
import { textCard } from '../../../src/teams/cards/messages/text-card.ts';
import type { CardKey, Wanted } from '../../../src/teams/delivery/card-key.ts';
import { createDelivery, type Delivery } from '../../../src/teams/delivery/delivery.ts';
import type { PostedCardStore } from '../../../src/teams/delivery/posted-card-store.ts';
import { createWords } from '../../../src/words/words.ts';
import { databaseKinds, silent, type TestDatabase } from '../../durable/databases.ts';
import { useRig } from '../bot/connector/rig.ts';

const view = { words: createWords('en'), now: systemClock.now(), zone: 'UTC' };
const startedAt = Date.now();
/** What is true `second` seconds after the start. */
const showing =
  (state: string, second = 0): (() => Wanted) =>
  () => ({ card: textCard(`it is ${state}`, view), state, seenAt: new Date(startedAt + second * 1000) });

for (const kind of await databaseKinds())
  describe(`Messages of the bot’s own, kept in ${kind.name}`, function () {
    this.timeout(120_000);
    const rig = useRig();
    let database: TestDatabase;
    let storage: Storage;
    let one: Instance;
    let other: Instance;
    let thing: string;
    let key: CardKey;
    before(async () => {
      database = await kind.make();
      storage = await database.open();
      one = await enterInstance(storage, silent);
      other = storage.isShared ? await enterInstance(storage, silent) : one;
    });
    beforeEach(() => {
      thing = `request|${randomUUID()}`;
      key = { thing, conversationId: rig.alex.chat.id };
    });
    after(async () => {
      await storage.close();
      await database.drop();
    });
    /** What the database did not take at once, where it is told to fail. */
    const untaken: (() => Promise<void>)[] = [];
    let isFailing = false;
    const keepTrying: KeepTrying = async (_what, work) => (isFailing ? void untaken.push(work) : work());
    const cardsOf = (instance: Pick<Instance, 'id'>): PostedCardStore =>
      createPostedCardStore({ storage, instance, keepTrying });
    const deliveryOf = (instance: Instance, cards = cardsOf(instance)): Delivery =>
      createDelivery({
        messenger: createMessenger(rig.client, rig.conversations),
        conversations: rig.conversations,
        cards,
        logger: silent,
        wait: (ms) => wait(ms),
      });
    const words = () => rig.teams.messages.map((message) => message.words);
    /** What a killed process leaves: its row is in the table of instances no more. */
    const buried = () => cardsOf({ id: randomUUID() });

    it('are posted once, and change in place from then on', async () => {
      const delivery = deliveryOf(one);
      await delivery.post(key, showing('waiting'));
      await delivery.post(key, showing('active', 1));
      await delivery.showEverywhere([thing], showing('ended', 2));
      assert.deepEqual(words(), ['it is ended']);
    });

    it('are posted once by many who want to at the same time', async () => {
      const all = await Promise.all(
        Array.from({ length: 10 }, (_, at) => deliveryOf(at % 2 ? one : other).post(key, showing('waiting'))),
      );
      await deliveryOf(one).finish(key);
      assert.ok(all.includes('shown'));
      assert.deepEqual(words(), ['it is waiting']);
    });

    it('never show an older state in place of a newer one, whoever is slow', async () => {
      await deliveryOf(one).post(key, showing('waiting'));
      const fault = rig.teams.faults.add({ operation: 'update', hold: true });
      const slow = deliveryOf(one).showEverywhere([thing], showing('provisioning', 1));
      await fault.met();
      const fast = await deliveryOf(other).showEverywhere([thing], showing('active', 2));
      assert.equal(fast, 'pending');
      fault.release();
      assert.equal(await slow, 'shown');
      assert.deepEqual(words(), ['it is active']);
      await deliveryOf(other).showEverywhere([thing], showing('waiting', 1.5));
      assert.deepEqual(words(), ['it is active']);
    });

    it('are not sent again where nothing changed', async () => {
      const delivery = deliveryOf(one);
      await delivery.post(key, showing('active'));
      await delivery.showEverywhere([thing], showing('active', 5));
      assert.deepEqual(
        rig.teams.calls.map(({ operation }) => operation),
        ['send'],
      );
    });

    it('stand twice where the answer to a post was lost, and a click on the first makes both true', async () => {
      const delivery = deliveryOf(one);
      rig.teams.faults.add({ operation: 'send', reset: true, after: true });
      assert.equal(await delivery.post(key, showing('waiting')), 'shown');
      assert.deepEqual(words(), ['it is waiting', 'it is waiting']);
      await delivery.post(key, showing('active', 1));
      assert.deepEqual(words(), ['it is waiting', 'it is active']);
      const [first, second] = rig.teams.messages;
      await delivery.clicked(key, first?.id ?? '');
      assert.deepEqual(words(), ['it is active', 'it is active']);
      await delivery.clicked(key, second?.id ?? '');
      await delivery.showEverywhere([thing], showing('ended', 2));
      assert.deepEqual(words(), ['it is ended', 'it is ended']);
    });

    it('are not posted a third time where both answers were lost', async () => {
      const delivery = deliveryOf(one);
      rig.teams.faults.add({ operation: 'send', reset: true, after: true, times: 2 });
      await delivery.post(key, showing('waiting'));
      await delivery.post(key, showing('active', 1));
      assert.equal(words().length, 2);
      for (const message of rig.teams.messages) await delivery.clicked(key, message.id);
      assert.deepEqual(words(), ['it is active', 'it is active']);
    });

    it('are tried again where Teams surely did not take them', async () => {
      const delivery = deliveryOf(one);
      rig.teams.faults.add({ operation: 'send', status: 400 });
      assert.equal(await delivery.post(key, showing('waiting')), 'pending');
      assert.equal(await delivery.finish(key), 'shown');
      assert.deepEqual(words(), ['it is waiting']);
    });

    it('that Teams took are not posted again though the database kept their id late, and twice', async () => {
      const delivery = deliveryOf(one);
      isFailing = true;
      assert.equal(await delivery.post(key, showing('waiting')), 'pending');
      assert.equal(await deliveryOf(other).finish(key), 'pending');
      isFailing = false;
      for (const work of [...untaken, ...untaken.splice(0)]) await work();
      await delivery.post(key, showing('active', 1));
      await delivery.finishAll();
      assert.deepEqual(words(), ['it is active']);
    });

    it('that show how it ended stay so where somebody tells late what was seen before; what is seen much later is believed', async () => {
      const delivery = deliveryOf(one);
      await delivery.post(key, showing('denied', 1));
      const messageId = await rig.client.send(rig.chat, { type: 'message', text: 'it is waiting' });
      await delivery.adopt({ ...key, messageId }, showing('waiting', 30)());
      await delivery.idle();
      assert.deepEqual(words(), ['it is denied', 'it is denied']);
      await delivery.showEverywhere([thing], showing('active', 200));
      assert.deepEqual(words(), ['it is active', 'it is active']);
    });

    it('that are left undone in dead conversations keep nobody from finishing the others', async () => {
      const conversations = createConversationStore(storage, systemClock);
      const dead = { ...rig.chat, conversationId: `dead-${randomUUID()}` };
      await conversations.seen(dead);
      await conversations.markDead(dead.conversationId, 'ConversationBlockedByUser');
      const cards = cardsOf({ id: randomUUID() });
      await cards.claim({ thing, conversationId: dead.conversationId }, showing('waiting', -10)());
      await cards.claim(key, showing('waiting')());
      const left = (await cards.unfinished(10_000)).filter((one) => one.thing === thing);
      assert.deepEqual(left, [key]);
      await conversations.seen(dead);
      assert.equal((await cards.unfinished(10_000)).filter((one) => one.thing === thing).length, 2);
      await storage.db.deleteFrom('posted_cards').where('thing', '=', thing).execute();
    });

    it('are not posted by a click that claims to come from them', async () => {
      const delivery = deliveryOf(one);
      await delivery.post(key, showing('waiting'));
      const foreign = await rig.client.send(rig.chat, { type: 'message', text: 'something else' });
      await delivery.clicked(key, foreign ?? '');
      await delivery.post(key, showing('active', 1));
      assert.deepEqual(words(), ['it is active', 'something else']);
    });

    it('are forgotten where somebody took them away, and not posted again', async () => {
      const delivery = deliveryOf(one);
      await delivery.post(key, showing('waiting'));
      const id = rig.teams.messages[0]?.id ?? '';
      await rig.client.delete(rig.chat, id);
      assert.equal(await delivery.post(key, showing('active', 1)), 'shown');
      assert.equal(await delivery.post(key, showing('ended', 2)), 'shown');
      assert.equal(rig.teams.messages.filter((message) => !message.isDeleted).length, 0);
      assert.equal(rig.teams.calls.filter(({ operation }) => operation === 'update').length, 1);
    });

    it('are left out where the conversation is dead, and go on where it is not', async () => {
      const delivery = deliveryOf(one);
      const megan = rig.teams.person('Megan Bowen');
      await rig.conversations.seen({ ...rig.chat, conversationId: megan.chat.id, person: undefined });
      await delivery.post(key, showing('waiting'));
      await delivery.post({ thing, conversationId: megan.chat.id }, showing('waiting'));
      rig.alex.blocks();
      assert.equal(await delivery.showEverywhere([thing], showing('active', 1)), 'shown');
      assert.deepEqual(words(), ['it is waiting', 'it is active']);
      rig.alex.blocks(false);
      await rig.conversations.seen(rig.chat);
      await delivery.finishAll();
      assert.deepEqual(words(), ['it is active', 'it is active']);
      await delivery.showEverywhere([thing], showing('ended', 2));
      assert.deepEqual(words(), ['it is ended', 'it is ended']);
    });

    it('that a killed bot claimed and did not post are posted by the next', async () => {
      await buried().claim(key, showing('waiting')());
      await deliveryOf(one).finishAll();
      assert.deepEqual(words(), ['it is waiting']);
    });

    it('that a killed bot was about to post, or did, are repeated once', async () => {
      const dead = buried();
      await dead.claim(key, showing('waiting')());
      await dead.take(key);
      await dead.posting(key);
      await deliveryOf(one).finishAll();
      await deliveryOf(one).finishAll();
      assert.deepEqual(words(), ['it is waiting']);
      await dead.posting(key);
      await deliveryOf(one).finishAll();
      assert.deepEqual(words(), ['it is waiting']);
    });

    it('answers that show the thing follow too, each message of several', async () => {
      const delivery = deliveryOf(one);
      const answer = async (state: string, second: number, answers: string) => {
        const messageId = await rig.client.send(rig.chat, { type: 'message', text: `it is ${state}` });
        await delivery.adopt({ ...key, messageId, answers }, showing(state, second)());
        await delivery.idle();
      };
      await answer('waiting', 0, 'activity-1');
      await answer('active', 1, 'activity-2');
      assert.deepEqual(words(), ['it is active', 'it is active']);
      await delivery.showEverywhere([thing], showing('ended', 2));
      assert.deepEqual(words(), ['it is ended', 'it is ended']);
      assert.equal(await cardsOf(one).answerTo(key, 'activity-1'), rig.teams.messages[0]?.id);
    });

    it('an answer that may be there is repeated once by what follows it', async () => {
      const delivery = deliveryOf(one);
      await delivery.adopt({ ...key, messageId: undefined }, showing('waiting')());
      await delivery.idle();
      await delivery.post(key, showing('active', 1));
      assert.deepEqual(words(), ['it is active']);
    });

    it('an answer that may be there is repeated once also where its activity comes again, and the repeat is the answer', async () => {
      await cardsOf(one).adopt({ ...key, messageId: undefined, answers: 'activity-1' }, showing('waiting')());
      const asked = await deliveryOf(other).answerTo(key, 'activity-1');
      assert.ok(asked);
      assert.equal(asked, rig.teams.messages[0]?.id);
      assert.equal(await deliveryOf(one).answerTo(key, 'activity-1'), asked);
      await deliveryOf(one).finishAll();
      assert.deepEqual(words(), ['it is waiting']);
    });

    it('who asks for the answer while it is being repeated waits for the repeat', async () => {
      await cardsOf(one).adopt({ ...key, messageId: undefined, answers: 'activity-1' }, showing('waiting')());
      const fault = rig.teams.faults.add({ operation: 'send', hold: true });
      const repeating = deliveryOf(one).finishAll();
      await fault.met();
      const asking = deliveryOf(other).answerTo(key, 'activity-1');
      fault.release();
      await repeating;
      assert.equal(await asking, rig.teams.messages[0]?.id);
      assert.deepEqual(words(), ['it is waiting']);
    });

    it('the repeat of an answer whose thing has got another name meanwhile is the answer', async () => {
      await cardsOf(one).adopt({ ...key, messageId: undefined, answers: 'activity-1' }, showing('waiting')());
      const named = { ...key, thing: `request|${randomUUID()}` };
      await cardsOf(one).rename(thing, named.thing);
      assert.equal(await deliveryOf(other).answerTo(named, 'activity-1'), rig.teams.messages[0]?.id);
      assert.deepEqual(words(), ['it is waiting']);
    });

    it('an answer that Teams refuses to have repeated is tried once by whoever asks for it', async () => {
      await cardsOf(one).adopt({ ...key, messageId: undefined, answers: 'activity-1' }, showing('waiting')());
      rig.teams.faults.add({ operation: 'send', status: 400, times: 0 });
      assert.equal(await deliveryOf(one).answerTo(key, 'activity-1'), undefined);
      assert.equal(rig.teams.calls.filter(({ operation }) => operation === 'send').length, 1);
    });

    it('an answer whose repeat was lost too is waited for no more', async () => {
      await cardsOf(one).adopt({ ...key, messageId: undefined, answers: 'activity-1' }, showing('waiting')());
      rig.teams.faults.add({ operation: 'send', reset: true, after: true });
      assert.equal(await deliveryOf(one).answerTo(key, 'activity-1'), undefined);
      assert.deepEqual(words(), ['it is waiting']);
    });

    it('follow a thing that gets another name while one is on its way', async () => {
      const delivery = deliveryOf(one);
      const fault = rig.teams.faults.add({ operation: 'send', hold: true });
      const posting = delivery.post(key, showing('in doubt'));
      await fault.met();
      const named = { ...key, thing: `request|${randomUUID()}` };
      await cardsOf(other).rename(thing, named.thing);
      await deliveryOf(other).post(named, showing('active', 1));
      fault.release();
      assert.equal(await posting, 'shown');
      assert.deepEqual(words(), ['it is active']);
    });

    it('that were lost are still known by a click under their earlier name', async () => {
      const delivery = deliveryOf(one);
      rig.teams.faults.add({ operation: 'send', reset: true, after: true });
      await delivery.post(key, showing('in doubt'));
      const named = { ...key, thing: `request|${randomUUID()}` };
      await cardsOf(one).rename(thing, named.thing);
      await delivery.post(named, showing('active', 1));
      assert.deepEqual(words(), ['it is in doubt', 'it is active']);
      await delivery.clicked(key, rig.teams.messages[0]?.id ?? '');
      assert.deepEqual(words(), ['it is active', 'it is active']);
    });

    it('follow a thing that gets another name', async () => {
      const delivery = deliveryOf(one);
      await delivery.post(key, showing('in doubt'));
      const named = `request|${randomUUID()}`;
      await cardsOf(one).rename(thing, named);
      await delivery.post({ ...key, thing: named }, showing('active', 1));
      assert.deepEqual(words(), ['it is active']);
      const second = { ...key, thing: `request|${randomUUID()}` };
      await delivery.post(second, showing('in doubt', 0));
      await cardsOf(one).rename(second.thing, named);
      await delivery.showEverywhere([named], showing('ended', 2));
      assert.deepEqual(words(), ['it is ended', 'it is ended']);
    });
  });
