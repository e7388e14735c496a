import { sql } from 'kysely';
import type { Storage } from '../../storage/storage.ts';
import type { AuditEntry } from '../audit-entry.ts';
import type { Head } from './chained-record.ts';
import { headMissing } from './head-missing.ts';
import { seal } from './seal.ts';

/**
 * Appends to the trail within the transaction of `db`. The head stays locked until that ends, so that any number of
 * instances make one chain.
 *
 * @param db tables of our schema, in a transaction
 * Errors: AppError `AuditHeadMissing`, and what the database throws.
 */
export async function appendRecord(db: Storage['db'], entry: AuditEntry): Promise<Head> {
  const head = await db
    .selectFrom('audit_head')
    .select(['seq', 'hash', sql<Date>`date_trunc('milliseconds', clock_timestamp())`.as('now')])
    .forUpdate()
    .executeTakeFirst();
  if (!head) throw headMissing();
  const { seq, recordedAt, record, hash } = seal(entry, head, head.now);
  await db
    .with('appended', (own) => own.insertInto('audit').values({ seq, recorded_at: recordedAt, record, hash }))
    .updateTable('audit_head')
    .set({ seq, hash })
    .execute();
  return { seq, hash };
}
