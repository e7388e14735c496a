import { sql } from 'kysely';
import { Duration } from 'luxon';
import type { Clock } from '../../../core/clock.ts';
import type { Logger } from '../../../core/logger.ts';
import type { Storage } from '../../storage/storage.ts';
import { appendAfter, lockHead } from '../chain/append-record.ts';

/** Outcomes wait for the head while a batch is removed: well under a second. */
const BATCH = 2_000;

export interface RetentionParts {
  readonly storage: Storage;
  /** How long records are kept, as an ISO 8601 duration. */
  readonly retention: string;
  /** The sink that must have them first. */
  readonly sinkName: string | undefined;
  /** For the record of it; how old records are is told by the database's real time. */
  readonly clock: Clock;
  readonly logger: Logger;
  /** Once aborted, no other batch is begun: what is left goes the next time. */
  readonly signal?: AbortSignal;
  readonly batch?: number;
}

/**
 * Removes records older than the retention, batch by batch. Each leaves a record of itself which the chain goes on from, so
 * that it holds wherever this ends.
 *
 * @returns how many were removed
 */
export async function removeOld(parts: RetentionParts): Promise<number> {
  const { storage, retention, logger, signal, batch = BATCH } = parts;
  let removed = 0;
  try {
    for (let size = batch; size === batch && !signal?.aborted; removed += size)
      size = await storage.db
        .transaction()
        .execute((transaction) => removeBatch(transaction.withSchema(storage.schema), parts, batch));
  } finally {
    if (removed > 0) logger.info({ removed, retention }, 'audit records older than the retention were removed');
  }
  return removed;
}

async function removeBatch(
  db: Storage['db'],
  { retention, sinkName, clock }: RetentionParts,
  batch: number,
): Promise<number> {
  const head = await lockHead(db);
  const before = new Date(head.now.getTime() - Duration.fromISO(retention).toMillis());
  const old = await oldest(db, before, sinkName, batch);
  const through = old.at(-1);
  // A trail at rest would else get a record a day of having removed the record of the day.
  if (!through || (old.length < batch && old.every(({ isCut }) => isCut))) return 0;
  const details = { through: through.seq, hash: through.hash, before: before.toISOString(), retention };
  await appendAfter(db, head, { format: 1, event: 'cut', at: clock.now(), details });
  await db.updateTable('audit_head').set({ cut_seq: through.seq }).execute();
  await db.deleteFrom('audit').where('seq', '<=', through.seq).execute();
  return old.length;
}

/** The first records of the trail, up to the first one that must stay. */
async function oldest(db: Storage['db'], before: Date, sinkName: string | undefined, batch: number) {
  const sink =
    sinkName === undefined
      ? { seq: Number.POSITIVE_INFINITY }
      : await db.selectFrom('audit_sinks').select('seq').where('name', '=', sinkName).executeTakeFirst();
  const sent = sink?.seq ?? 0;
  const first = await db
    .selectFrom('audit')
    .select(['seq', 'hash', 'recorded_at as recordedAt'])
    // Canonical JSON: what people wrote has its quotes escaped.
    .select(sql<boolean>`record like '%"event":"cut"%'`.as('isCut'))
    .orderBy('seq')
    .limit(batch)
    .execute();
  const stays = first.findIndex(({ seq, recordedAt }) => recordedAt >= before || seq > sent);
  return stays < 0 ? first : first.slice(0, stays);
}
