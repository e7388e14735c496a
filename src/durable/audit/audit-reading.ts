import type { Storage } from '../storage/storage.ts';
import type { Checked, Expected } from './chain/check-chain.ts';
import { lineOf } from './chain/line-of.ts';
import { type RecordRange, readRecords } from './chain/read-records.ts';
import { verifyTrail } from './chain/verify-trail.ts';

/** What may be done with the audit trail beside the bot: reading. */
export interface AuditReading {
  verify(noted?: Expected['noted']): Promise<Checked>;
  /** Records with their hashes as JSON lines, oldest first, a page at a time. */
  lines(range: RecordRange): AsyncIterable<readonly string[]>;
}

export const createAuditReading = (storage: Storage): AuditReading => ({
  verify: (noted) => verifyTrail(storage, noted),
  async *lines(range) {
    for await (const page of readRecords(storage.db, range)) yield page.map(lineOf);
  },
});
