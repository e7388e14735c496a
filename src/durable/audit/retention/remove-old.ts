import { sql } from 'kysely';
import { Duration } from 'luxon';
import type { Clock } from '../../../core/clock.ts';
import type { Logger } from '../../../core/logger.ts';
import type { Storage } from '../../storage/storage.ts';
import { appendRecord } from '../chain/append-record.ts';

export interface RetentionParts {
  readonly storage: Storage;
  /** How long records are kept, as an ISO 8601 duration. */
  readonly retention: string;
  /** The sink that must have them first. */
  readonly sinkName: string | undefined;
  /** For the record of it; how old records are is told by the database's real time. */
  readonly clock: Clock;
  readonly logger: Logger;
}

/**
 * Removes records older than the retention, and leaves a record of that which the chain goes on from.
 *
 * @returns how many were removed
 */
export async function removeOld({ storage, retention, sinkName, clock, logger }: RetentionParts): Promise<number> {
  const { schema } = storage;
  const removed = await storage.db.transaction().execute(async (transaction) => {
    const db = transaction.withSchema(schema);
    const { now } = await db
      .selectFrom('audit_head')
      .select(sql<Date>`clock_timestamp()`.as('now'))
      .forUpdate()
      .executeTakeFirstOrThrow();
    const before = new Date(now.getTime() - Duration.fromISO(retention).toMillis());
    const through = await lastToRemove(db, before, sinkName);
    if (!through) return 0;
    const { count } = await db
      .selectFrom('audit')
      .select(({ fn }) => fn.countAll().as('count'))
      .where('seq', '<=', through.seq)
      // Canonical JSON: what people wrote has its quotes escaped.
      .where('record', 'not like', '%"event":"cut"%')
      .executeTakeFirstOrThrow();
    // A trail at rest would else get a record a day of having removed the record of the day.
    if (Number(count) === 0) return 0;
    const details = { through: through.seq, hash: through.hash, before: before.toISOString(), retention };
    await appendRecord(db, { format: 1, event: 'cut', at: clock.now(), details });
    await db.updateTable('audit_head').set({ cut_seq: through.seq }).execute();
    const [{ numDeletedRows } = { numDeletedRows: 0n }] = await db
      .deleteFrom('audit')
      .where('seq', '<=', through.seq)
      .execute();
    return Number(numDeletedRows);
  });
  if (removed > 0) logger.info({ removed, retention }, 'audit records older than the retention were removed');
  return removed;
}

/** The newest record before the oldest one that must stay. */
async function lastToRemove(db: Storage['db'], before: Date, sinkName: string | undefined) {
  const kept = await db
    .selectFrom('audit')
    .select('seq')
    .where('recorded_at', '>=', before)
    .orderBy('seq')
    .limit(1)
    .executeTakeFirst();
  const sent =
    sinkName === undefined
      ? undefined
      : await db.selectFrom('audit_sinks').select('seq').where('name', '=', sinkName).executeTakeFirst();
  return db
    .selectFrom('audit')
    .select(['seq', 'hash'])
    .$if(kept !== undefined, (query) => query.where('seq', '<', kept?.seq ?? 0))
    .$if(sinkName !== undefined, (query) => query.where('seq', '<=', sent?.seq ?? 0))
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
}
