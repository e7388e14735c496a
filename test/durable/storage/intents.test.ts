import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { AppError } from '../../../src/core/app-error.ts';
import { enterInstance, type Instance } from '../../../src/durable/storage/instances/instance.ts';
import { createIntentStore } from '../../../src/durable/storage/intents/intent-store.ts';
import { strikeOut } from '../../../src/durable/storage/intents/strike-out.ts';
import type { Storage } from '../../../src/durable/storage/storage.ts';
import {
  type Intent,
  type IntentOutcome,
  type IntentStore,
  isInDoubt,
  isRefusal,
  PimRefusal,
  targetOf,
  type WriteEvent,
  writeEvent,
} from '../../../src/pim/index.ts';
import { alex, globalReader, request } from '../../pim/sample.ts';
import { createMemoryIntentStore } from '../../stand-ins/memory-intent-store.ts';
import { databaseKinds, silent, type TestDatabase } from '../databases.ts';

const intent = (activityId: string, actor = alex): Intent => ({
  activityId,
  actor,
  write: {
    type: 'request',
    draft: {
      kind: 'assignment',
      action: 'selfDeactivate',
      target: targetOf(globalReader),
      principalId: actor.objectId,
      justification: 'a "quote", ünïcode and a new\nline',
      ticket: undefined,
    },
  },
  requestId: randomUUID(),
  recordedAt: new Date(),
});
const answered = { kind: 'answered', request: request({ status: 'Revoked' }) } as const;
const inDoubt: IntentOutcome = {
  kind: 'failed',
  error: new AppError('NoAnswer', 'No answer.', { facts: { sent: 'maybe' } }),
};
const settle = (store: IntentStore, what: Intent, outcome: IntentOutcome) =>
  store.settle(what, outcome, writeEvent(what, outcome, new Date()));
const outcomeIn = async (claim: Awaited<ReturnType<IntentStore['claim']>>): Promise<IntentOutcome> => {
  assert.ok(claim.kind === 'theirs', `the claim is ${claim.kind}`);
  return claim.outcome;
};
/** Members that are nothing are not kept. */
const allOf = async (found: AsyncIterable<Intent>): Promise<Intent[]> => {
  const all: Intent[] = [];
  for await (const one of found) all.push(one);
  return all;
};
const plain = (value: unknown) => JSON.parse(JSON.stringify(value));

/** What every store of intents does, whatever it is made of. */
function behavesAsIntents(open: () => Promise<IntentStore>) {
  let store: IntentStore;
  beforeEach(async () => {
    store = await open();
  });

  it('a repeated delivery gets the result of the first', async () => {
    const first = intent('a');
    assert.equal((await store.claim(first)).kind, 'mine');
    const repeat = await store.claim(intent('a'));
    await settle(store, first, answered);
    assert.deepEqual(plain(await outcomeIn(repeat)), plain(answered));
  });

  it('a late repeat still gets it after the work is done, with its dates', async () => {
    const first = intent('a');
    await store.claim(first);
    await settle(store, first, answered);
    const outcome = await outcomeIn(await store.claim(intent('a')));
    assert.ok(outcome.kind === 'answered' && outcome.request);
    assert.deepEqual(outcome.request.createdAt, answered.request.createdAt);
  });

  it('a late repeat of what PIM refused gets PIM’s own refusal', async () => {
    const first = intent('a');
    const facts = { status: 400, pimCode: 'RoleAssignmentDoesNotExist', pimMessage: 'No.', rules: [] };
    const error = new PimRefusal({ ...facts, requestId: 'r', claims: undefined });
    await store.claim(first);
    await settle(store, first, { kind: 'failed', error });
    const outcome = await outcomeIn(await store.claim(intent('a')));
    assert.ok(outcome.kind === 'failed' && isRefusal(outcome.error, 'RoleAssignmentDoesNotExist'));
    assert.equal(outcome.error.message, error.message);
  });

  it('a second click while the first is under way shares its result', async () => {
    const first = intent('first-click');
    await store.claim(first);
    const second = await store.claim(intent('second-click'));
    await settle(store, first, answered);
    assert.equal((await outcomeIn(second)).kind, 'answered');
  });

  it('of twenty deliveries at once one is the first', async () => {
    const all = Array.from({ length: 20 }, () => intent('a'));
    const claims = await Promise.all(all.map((one) => store.claim(one)));
    assert.deepEqual(
      [...new Set(claims.map(({ kind }) => kind))].toSorted(),
      ['mine', 'theirs'],
      'one is mine, the others theirs',
    );
    const first = all[claims.findIndex(({ kind }) => kind === 'mine')];
    assert.ok(first && claims.filter(({ kind }) => kind === 'mine').length === 1);
    await settle(store, first, answered);
    for (const claim of claims) if (claim.kind === 'theirs') assert.equal((await claim.outcome).kind, 'answered');
  });

  it('the same wish may be said again once the first is settled', async () => {
    const first = intent('a');
    await store.claim(first);
    await settle(store, first, answered);
    assert.equal((await store.claim(intent('b'))).kind, 'mine');
  });

  it('two people never share an intent', async () => {
    await store.claim(intent('a'));
    const megan = { ...alex, objectId: '0b0b0b0b-0000-4000-8000-000000000003' };
    assert.equal((await store.claim(intent('a', megan))).kind, 'mine');
  });

  it('a request whose answer was lost is handed to whoever wants the same next, to be looked for', async () => {
    const first = intent('a');
    await store.claim(first);
    await settle(store, first, inDoubt);
    const next = await store.claim(intent('b'));
    assert.ok(next.kind === 'abandoned');
    assert.equal(next.intent.requestId, first.requestId);
    assert.deepEqual(next.intent.recordedAt, first.recordedAt);
    assert.deepEqual(plain(next.intent.write), plain(first.write));
    await settle(store, next.intent, answered);
    assert.equal((await store.claim(intent('c'))).kind, 'mine');
  });

  it('what nobody could find out is left to the next', async () => {
    const first = intent('a');
    await store.claim(first);
    await settle(store, first, inDoubt);
    const taken = await allOf(store.claimAbandoned());
    assert.deepEqual(
      taken.map(({ requestId }) => requestId),
      [first.requestId],
    );
    await store.release(first);
    assert.equal((await store.claim(intent('b'))).kind, 'abandoned');
  });

  it('a request of PIM that answered one intent answers no other', async () => {
    const first = intent('a');
    await store.claim(first);
    await settle(store, first, answered);
    const known = await store.answersAmong([answered.request.id, 'another']);
    assert.deepEqual([...known], [answered.request.id]);
  });
}

describe('Intents in memory', () => behavesAsIntents(async () => createMemoryIntentStore()));

for (const kind of await databaseKinds())
  describe(`Intents in ${kind.name}`, function () {
    this.timeout(30_000);
    let database: TestDatabase;
    let storage: Storage;
    let instance: Instance;
    const kept: WriteEvent[] = [];
    const failing: (() => Promise<void>)[] = [];

    const storeOf = (owner: Pick<Instance, 'id'>): IntentStore =>
      createIntentStore({
        storage,
        instance: owner,
        append: async (_db, event) => {
          await failing.shift()?.();
          kept.push(event);
        },
        keepTrying: async (_what, work) => work(),
        wait: () => nextTurn(),
      });

    before(async () => {
      database = await kind.make();
      storage = await database.open();
    });
    beforeEach(async () => {
      await storage.db.deleteFrom('intents').execute();
      await storage.db.deleteFrom('instances').execute();
      instance = await enterInstance(storage, silent);
      kept.length = 0;
    });
    afterEach(() => instance.stop());
    after(async () => {
      await storage.close();
      await database.drop();
    });

    describe('', () => behavesAsIntents(async () => storeOf(instance)));

    it('what a process that ended had begun is abandoned, and taken by one only', async () => {
      const dead = storeOf({ id: randomUUID() });
      const begun = intent('a');
      await dead.claim(begun);
      const others = await Promise.all([1, 2].map(() => allOf(storeOf(instance).claimAbandoned())));
      assert.deepEqual(
        others.flat().map(({ requestId }) => requestId),
        [begun.requestId],
      );
    });

    it('of what a dead process left only that is taken which is looked for now: a failure holds up nothing else', async () => {
      const dead = storeOf({ id: randomUUID() });
      const megan = { ...alex, objectId: '0b0b0b0b-0000-4000-8000-000000000003' };
      await dead.claim(intent('a'));
      await dead.claim(intent('b', megan));
      const store = storeOf(instance);
      for await (const first of store.claimAbandoned()) {
        assert.equal(first.activityId, 'a');
        break;
      }
      assert.equal((await store.claim(intent('c', megan))).kind, 'abandoned');
    });

    it('the same activity delivered again after the end of its process is to be looked for', async () => {
      await storeOf({ id: randomUUID() }).claim(intent('a'));
      assert.equal((await storeOf(instance).claim(intent('a'))).kind, 'abandoned');
      // It is being looked for now.
      assert.equal((await storeOf(instance).claim(intent('a'))).kind, 'theirs');
    });

    it('result and audit record are kept together or not at all', async () => {
      const store = storeOf(instance);
      const first = intent('a');
      await store.claim(first);
      failing.push(() => Promise.reject(new Error('the audit cannot be written')));
      await assert.rejects(settle(store, first, answered), /cannot be written/);
      assert.equal((await store.claim(intent('a'))).kind, 'theirs');
      await settle(store, first, answered);
      assert.equal(kept.length, 1);
      assert.equal((await outcomeIn(await store.claim(intent('a')))).kind, 'answered');
    });

    it('PIM’s answer that is heard late is true, silence that is heard late is not', async () => {
      const store = storeOf(instance);
      const first = intent('a');
      await store.claim(first);
      const never: IntentOutcome = { kind: 'failed', error: new AppError('NeverArrived', 'Never.') };
      await settle(store, first, never);
      await settle(store, first, inDoubt);
      const before = await outcomeIn(await store.claim(intent('a')));
      assert.ok(before.kind === 'failed' && !isInDoubt(before.error));
      await settle(store, first, answered);
      assert.equal((await outcomeIn(await store.claim(intent('a')))).kind, 'answered');
    });

    it('a request that was recorded unheard, and so not sent, is nobody’s: the same message is another try', async () => {
      const store = storeOf(instance);
      const first = intent('a');
      await store.claim(first);
      await strikeOut(storage.db, first);
      assert.equal((await store.claim(intent('a'))).kind, 'mine');
    });

    it('a record that comes after it was given up changes nothing', async () => {
      const late = intent('a');
      await strikeOut(storage.db, late);
      await storeOf(instance)
        .claim(late)
        .catch(() => undefined);
      assert.deepEqual(await allOf(storeOf(instance).claimAbandoned()), []);
      assert.equal((await storeOf(instance).claim(intent('a'))).kind, 'mine');
    });

    it('an outcome that was kept unheard is kept once, with one audit record', async () => {
      const store = storeOf(instance);
      const first = intent('a');
      await store.claim(first);
      const event = writeEvent(first, answered, new Date());
      await store.settle(first, answered, event);
      await store.settle(first, answered, event);
      assert.equal(kept.length, 1);
    });
  });
