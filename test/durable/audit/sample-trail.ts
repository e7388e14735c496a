import type { AuditEntry } from '../../../src/durable/audit/audit-entry.ts';
import { type Head, NOTHING_BEFORE, type StoredRecord } from '../../../src/durable/audit/chain/chained-record.ts';
import { seal } from '../../../src/durable/audit/chain/seal.ts';

export const entry = (justification = 'because', more: Partial<AuditEntry> = {}): AuditEntry => ({
  format: 1,
  event: 'request',
  actor: { oid: '0a0a0a0a-0000-4000-8000-000000000001', tid: '2c6b7e1a-0d4f-4b8e-8a57-9e3f6d5c4b2a' },
  activityId: 'a',
  at: new Date('2026-03-01T12:00:00Z'),
  justification,
  ...more,
});

/** A trail that nobody touched, one record a second from `after` on. */
export function trailOf(entries: readonly AuditEntry[], after: Head = NOTHING_BEFORE): StoredRecord[] {
  const records: StoredRecord[] = [];
  for (const one of entries) {
    const head: Head = records.at(-1) ?? after;
    records.push(seal(one, head, new Date(Date.UTC(2026, 2, 1, 12, 0, head.seq))));
  }
  return records;
}
