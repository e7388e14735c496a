import { randomUUID } from 'node:crypto';
import { createIntentStore } from '../../src/durable/storage/intents/intent-store.ts';
import { toStoredJson } from '../../src/durable/storage/stored-json.ts';
import { type Intent, type IntentOutcome, targetOf, writeEvent } from '../../src/pim/index.ts';
import { type DatabaseKind, databaseKinds } from '../../test/durable/databases.ts';
import { alex, globalReader, request } from '../../test/pim/sample.ts';

const [WRITERS, EACH] = [10, 100];

/** Intents stored, and settled with what came of them, beside a bare insert of the same row. */
export async function intents(): Promise<string> {
  const lines: string[] = [];
  for (const kind of await databaseKinds()) lines.push(await measure(kind));
  return lines.join('\n');
}

async function measure(kind: DatabaseKind): Promise<string> {
  const database = await kind.make();
  const storage = await database.open();
  try {
    const store = createIntentStore({
      storage,
      instance: { id: randomUUID() },
      append: async () => undefined,
      keepTrying: (_what, work) => work(),
      wait: async () => undefined,
    });
    const outcome: IntentOutcome = { kind: 'answered', request: request({ status: 'Provisioned' }) };
    const bare = await rate(async () => {
      const intent = newIntent();
      const row = { id: intent.requestId, activity_id: intent.activityId, actor: intent.activityId, wish: 'bare' };
      await storage.db
        .insertInto('intents')
        .values({ ...row, intent: toStoredJson(intent), state: 'answered', owner: null, recorded_at: new Date() })
        .execute();
    });
    const claimed = await rate(async () => void (await store.claim(newIntent())));
    const whole = await rate(async () => {
      const intent = newIntent();
      await store.claim(intent);
      await store.settle(intent, outcome, writeEvent(intent, outcome, new Date()));
    });
    return `intents, ${kind.name}: stored ${Math.round(claimed)}/s, stored and settled ${Math.round(whole)}/s; bare inserts: ${Math.round(bare)}/s; ratio ${(claimed / bare).toFixed(2)} and ${(whole / bare).toFixed(2)}`;
  } finally {
    await storage.close();
    await database.drop();
  }
}

/** Somebody else's each time, so that nobody waits for anybody. */
const newIntent = (): Intent => ({
  activityId: randomUUID(),
  actor: { ...alex, objectId: randomUUID() },
  write: {
    type: 'request',
    draft: {
      kind: 'assignment',
      action: 'selfDeactivate',
      target: targetOf(globalReader),
      principalId: alex.objectId,
      justification: 'INC-4711',
      ticket: undefined,
    },
  },
  requestId: randomUUID(),
  recordedAt: new Date(),
});

/** A second, several at a time. */
async function rate(work: () => Promise<void>): Promise<number> {
  const startedAt = performance.now();
  await Promise.all(
    Array.from({ length: WRITERS }, async () => {
      for (let count = 0; count < EACH; count += 1) await work();
    }),
  );
  return (WRITERS * EACH * 1_000) / (performance.now() - startedAt);
}
