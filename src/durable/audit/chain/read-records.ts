import type { ExpressionBuilder } from 'kysely';
import type { Storage } from '../../storage/storage.ts';
import type { Tables } from '../../storage/tables.ts';
import type { StoredRecord } from './chained-record.ts';

const PAGE = 500;
/** Below every number that the column holds. */
const LOWEST = -2_147_483_648;

/** Which records, by their numbers and by the database's own time. */
export interface RecordRange {
  readonly after?: number | undefined;
  readonly from?: Date | undefined;
  /** Not included. */
  readonly to?: Date | undefined;
}

/** The records of the trail, oldest first, a page at a time: the embedded database does not stream. */
export async function* readRecords(
  db: Storage['db'],
  { after = LOWEST, from, to }: RecordRange = {},
  size = PAGE,
): AsyncGenerator<readonly StoredRecord[]> {
  const within = (where: ExpressionBuilder<Tables, 'audit'>) =>
    where.and([...(from ? [where('recorded_at', '>=', from)] : []), ...(to ? [where('recorded_at', '<', to)] : [])]);
  for (let last = after; ; ) {
    const rows = await db
      .selectFrom('audit')
      .select(['seq', 'recorded_at as recordedAt', 'record', 'hash'])
      .where('seq', '>', last)
      .where(within)
      .orderBy('seq')
      .limit(size)
      .execute();
    if (rows.length > 0) yield rows;
    if (rows.length < size) return;
    last = rows.at(-1)?.seq ?? last;
  }
}
