import type { Storage } from '../../storage/storage.ts';
import type { AuditEntry } from '../audit-entry.ts';
import { appendAfter, lockHead } from './append-record.ts';
import { linkIn } from './link-in.ts';
import { seal } from './seal.ts';

/**
 * Appends one entry once, however often it is tried: the commit of an earlier attempt may have gone unanswered.
 *
 * @returns one attempt, within the transaction of `db`. Errors: those of `appendRecord`.
 */
export function appendOnce(entry: AuditEntry): (db: Storage['db']) => Promise<void> {
  /** The head that the first attempt met: what an attempt left is newer. */
  let met: number | undefined;
  return async (db) => {
    // Whoever has the head's lock sees what became of the attempt before.
    const head = await lockHead(db);
    if (met !== undefined && (await isThere(db, entry, met))) return;
    met ??= head.seq;
    await appendAfter(db, head, entry);
  };
}

async function isThere(db: Storage['db'], entry: AuditEntry, after: number): Promise<boolean> {
  const records = await db
    .selectFrom('audit')
    .select(['seq', 'hash', 'record', 'recorded_at as recordedAt'])
    .where('seq', '>', after)
    // Canonical JSON: what people wrote has its quotes escaped.
    .where('record', 'like', `%"at":"${entry.at.toISOString()}"%`)
    .execute();
  // In the same place the same entry has the same hash.
  return records.some(({ seq, hash, record, recordedAt }) => {
    const previous = linkIn(record)?.previous;
    return previous !== undefined && seal(entry, { seq: seq - 1, hash: previous }, recordedAt).hash === hash;
  });
}
