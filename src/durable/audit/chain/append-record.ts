import { sql } from 'kysely';
import type { Storage } from '../../storage/storage.ts';
import type { AuditEntry } from '../audit-entry.ts';
import type { Head } from './chained-record.ts';
import { headMissing } from './head-missing.ts';
import { seal } from './seal.ts';

/** The head while nobody else can append. */
export interface LockedHead extends Head {
  /** The database's own, real time, to the millisecond. */
  readonly now: Date;
}

/**
 * Appends to the trail within the transaction of `db`.
 *
 * @param db tables of our schema, in a transaction
 * Errors: AppError `AuditHeadMissing`, and what the database throws.
 */
export const appendRecord = async (db: Storage['db'], entry: AuditEntry): Promise<Head> =>
  appendAfter(db, await lockHead(db), entry);

/**
 * The head stays locked until the transaction ends, so that any number of instances make one chain. Errors: those of
 * `appendRecord`.
 */
export async function lockHead(db: Storage['db']): Promise<LockedHead> {
  const head = await db
    .selectFrom('audit_head')
    .select(['seq', 'hash', sql<Date>`date_trunc('milliseconds', clock_timestamp())`.as('now')])
    .forUpdate()
    .executeTakeFirst();
  if (!head) throw headMissing();
  return head;
}

/** @param head locked in this very transaction */
export async function appendAfter(db: Storage['db'], head: LockedHead, entry: AuditEntry): Promise<Head> {
  const { seq, recordedAt, record, hash } = seal(entry, head, head.now);
  await db
    .with('appended', (own) => own.insertInto('audit').values({ seq, recorded_at: recordedAt, record, hash }))
    .updateTable('audit_head')
    .set({ seq, hash })
    .execute();
  return { seq, hash };
}
