import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { AppError } from '../../../src/core/app-error.ts';
import { readRecords } from '../../../src/durable/audit/chain/read-records.ts';
import { createAudit, type KeptAudit } from '../../../src/durable/audit/create-audit.ts';
import { createIntentStore, type IntentStoreParts } from '../../../src/durable/storage/intents/intent-store.ts';
import type { Storage } from '../../../src/durable/storage/storage.ts';
import { type Intent, type IntentOutcome, writeEvent } from '../../../src/pim/index.ts';
import { alex, request } from '../../pim/sample.ts';
import { until } from '../../stand-ins/until.ts';
import { databaseKinds, onServer, type TestDatabase } from '../databases.ts';
import { deactivation } from './deactivation.ts';
import { emptyTrail } from './empty-trail.ts';

const answered: IntentOutcome = { kind: 'answered', request: request({ status: 'Revoked' }) };
const inDoubt: IntentOutcome = {
  kind: 'failed',
  error: new AppError('NoAnswer', 'No answer.', { facts: { sent: 'maybe' } }),
};
function gate() {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open: () => open(), opened };
}

for (const kind of await databaseKinds())
  describe(`What the audit trail in ${kind.name} has of a commit that went unanswered`, function () {
    const onlyOnServer = kind.name === 'PostgreSQL' ? it : () => undefined;
    this.timeout(60_000);
    let database: TestDatabase;
    let storage: Storage;
    let audit: KeptAudit;

    /** Each attempt is carried out, and each but the last is thought to have failed. */
    const tryTwice = async (_what: string, work: () => Promise<void>) => {
      await work();
      await work();
    };
    const once = async (_what: string, work: () => Promise<void>) => work();
    const store = (parts: Partial<IntentStoreParts> = {}) =>
      createIntentStore({
        storage,
        instance: { id: randomUUID() },
        append: (db, event) => audit.within(db).wrote(event),
        keepTrying: once,
        wait: () => nextTurn(),
        ...parts,
      });
    const claimed = async (): Promise<Intent> => {
      const what = deactivation();
      await store().claim(what);
      return what;
    };
    const recorded = async () => {
      const all: Record<string, unknown>[] = [];
      for await (const page of readRecords(storage.db)) all.push(...page.map(({ record }) => JSON.parse(record)));
      return all.map(({ event, outcome, intentId }) =>
        intentId === undefined ? event : (outcome as { kind: string }).kind,
      );
    };
    const isAnyWaiting = () =>
      onServer(async (client) => {
        const waiting = await client.query(
          `select 1 from pg_stat_activity where wait_event_type = 'Lock' and query like $1`,
          [`%${storage.schema}%`],
        );
        return waiting.rows.length > 0;
      });

    before(async () => {
      database = await kind.make();
      storage = await database.open();
    });
    beforeEach(async () => {
      await emptyTrail(storage);
      audit = createAudit({ storage, keepTrying: tryTwice, nameOf: () => undefined });
    });
    after(async () => {
      await storage.close();
      await database.drop();
    });

    it('is one record of a sign-out', async () => {
      await audit.signedOut({ actor: alex, at: new Date('2026-03-01T12:00:00Z') });
      assert.deepEqual(await recorded(), ['sign-out']);
    });

    it('is another record of each other sign-out, also of one at the same moment', async () => {
      const at = new Date('2026-03-01T12:00:00Z');
      await audit.signedOut({ actor: { ...alex, objectId: randomUUID() }, at });
      await audit.signedOut({ actor: alex, at });
      await audit.signedOut({ actor: alex, at: new Date(at.getTime() + 1) });
      assert.deepEqual(await recorded(), ['sign-out', 'sign-out', 'sign-out']);
    });

    it('is one record of a doubt, also where somebody found out the answer meanwhile', async () => {
      const what = await claimed();
      const doubt = writeEvent(what, inDoubt, new Date());
      await store().settle(what, inDoubt, doubt);
      await store().settle(what, answered, writeEvent(what, answered, new Date()));
      await store().settle(what, inDoubt, doubt);
      assert.deepEqual(await recorded(), ['in-doubt', 'accepted']);
    });

    it('is one record of an outcome whose commit is still on its way when it is tried again', async () => {
      const what = await claimed();
      const event = writeEvent(what, answered, new Date());
      const { open, opened } = gate();
      let appended = 0;
      const slow = store({
        append: async () => {
          appended += 1;
          await opened;
        },
      });
      const first = slow.settle(what, answered, event);
      await until(() => appended > 0);
      const second = slow.settle(what, answered, event);
      if (storage.isShared) await until(isAnyWaiting);
      open();
      await Promise.all([first, second]);
      assert.equal(appended, 1);
    });

    // The embedded database has one connection: whatever it is, one waits for the other.
    onlyOnServer('keeps no other outcome waiting while what follows from the first is being stored', async () => {
      const [what, another] = [await claimed(), await claimed()];
      const { open, opened } = gate();
      let isFollowing = false;
      const following = store({
        settled: async () => {
          isFollowing = true;
          await opened;
        },
      }).settle(what, answered, writeEvent(what, answered, new Date()));
      await until(() => isFollowing);
      await store()
        .settle(another, answered, writeEvent(another, answered, new Date()))
        .finally(open);
      await following;
      assert.deepEqual(await recorded(), ['accepted', 'accepted']);
    });
  });
