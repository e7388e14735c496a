import type { Storage } from '../../storage/storage.ts';
import type { Head } from './chained-record.ts';
import { headMissing } from './head-missing.ts';

/** The newest record, as the head names it. Errors: AppError `AuditHeadMissing`. */
export async function readHead(db: Storage['db']): Promise<Head> {
  const head = await db.selectFrom('audit_head').select(['seq', 'hash']).executeTakeFirst();
  if (!head) throw headMissing();
  return head;
}
