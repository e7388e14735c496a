import type { Storage } from '../../storage/storage.ts';
import { type Checked, checkChain, type Expected } from './check-chain.ts';
import { readRecords } from './read-records.ts';

/**
 * Reads the whole trail and checks it, as it was at one moment: a bot may go on appending meanwhile.
 *
 * @param noted a head that was noted before, to find out whether the trail still leads to it
 */
export function verifyTrail({ db, schema }: Storage, noted?: Expected['noted']): Promise<Checked> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (transaction) => {
      const own = transaction.withSchema(schema);
      const head = await own.selectFrom('audit_head').select(['seq', 'hash']).executeTakeFirst();
      const sinks = await own.selectFrom('audit_sinks').select('seq').execute();
      const sent = Math.max(0, ...sinks.map(({ seq }) => seq));
      const check = checkChain({ head, noted, sent });
      for await (const page of readRecords(own)) if (!page.every((record) => check.take(record))) break;
      return check.end();
    });
}
