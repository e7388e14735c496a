import { createAudit } from '../../../src/durable/audit/create-audit.ts';
import { enterInstance } from '../../../src/durable/storage/instances/instance.ts';
import { createIntentStore } from '../../../src/durable/storage/intents/intent-store.ts';
import { openStorage } from '../../../src/durable/storage/open-storage.ts';
import { type IntentOutcome, writeEvent } from '../../../src/pim/index.ts';
import { request } from '../../pim/sample.ts';
import { silent } from '../databases.ts';
import { deactivation } from './deactivation.ts';

/** A process that has one intent after the other answered until it is killed, several at once. Its argument: the database. */
const storage = await openStorage(JSON.parse(process.argv[2] ?? ''), silent);
const instance = await enterInstance(storage, silent);
const audit = createAudit({ storage, keepTrying: async (_what, work) => work(), nameOf: () => undefined });
const store = createIntentStore({
  storage,
  instance,
  append: (db, event) => audit.within(db).wrote(event),
  keepTrying: async (_what, work) => work(),
  wait: async () => undefined,
});

let settled = 0;
async function settleForEver(): Promise<never> {
  for (;;) {
    const intent = deactivation();
    const outcome: IntentOutcome = { kind: 'answered', request: request({ id: intent.requestId }) };
    await store.claim(intent);
    await store.settle(intent, outcome, writeEvent(intent, outcome, new Date()));
    settled += 1;
    if (settled === 7) process.stdout.write('settling ready now\n');
  }
}

await Promise.all(Array.from({ length: 5 }, settleForEver));
