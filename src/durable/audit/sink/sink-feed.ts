import type { Logger } from '../../../core/logger.ts';
import type { Storage } from '../../storage/storage.ts';
import type { Head, StoredRecord } from '../chain/chained-record.ts';
import { lineOf } from '../chain/line-of.ts';
import { readRecords } from '../chain/read-records.ts';
import type { AuditSink } from './audit-sink.ts';
import { oneAtATime } from './one-at-a-time.ts';

const PAGE = 200;
const PAUSES_MS = [1_000, 5_000, 30_000];
/** What another instance left, or what was kept at a second attempt, is noticed by then. */
const LOOK_MS = 30_000;
/** How long a sink is waited for. */
const LIMIT_MS = 10_000;

export interface SinkFeed {
  /** The trail may have grown. */
  grown(): void;
  /** Gives what is still to be given, once, and ends. */
  stop(): Promise<void>;
}

export interface SinkFeedParts {
  readonly storage: Storage;
  readonly sink: AuditSink;
  readonly logger: Logger;
  readonly limitMs?: number;
  readonly pausesMs?: readonly number[];
}

/** What one turn came to: a full page means that there may be more. */
type Given = 'a page' | 'all' | 'by another';

/**
 * Gives a sink every record of the trail in order, each once, or twice where the process ends at that very moment. What it
 * does not take waits in the database. Of several instances one at a time gives.
 */
export function createSinkFeed(parts: SinkFeedParts): SinkFeed {
  const { storage, sink, logger, limitMs = LIMIT_MS, pausesMs = PAUSES_MS } = parts;
  const calls = oneAtATime(limitMs);
  let failures = 0;
  /** Whether another instance was at it. */
  let isOthers = false;
  /** The newest record that the sink took: the database may not know of it yet. */
  let taken = 0;
  /** Whether the sink may have more than the database knows of. */
  let isUnsure = true;
  let running: Promise<void> | undefined;
  let isWanted = false;
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;

  /** The file itself knows best, where its newest line is a record of this trail. */
  const startOf = async (db: Storage['db'], noted: number): Promise<number> => {
    const known = Math.max(noted, taken);
    const newest = isUnsure ? await calls.ask(() => sink.newest()) : undefined;
    return newest && newest.seq > known && (await isOurs(db, newest)) ? newest.seq : known;
  };

  const write = (page: readonly StoredRecord[], seq: number): Promise<void> =>
    calls.ask(async () => {
      await sink.write(page.map((record) => `${lineOf(record)}\n`).join(''));
      taken = seq;
    });

  const note = (db: Storage['db'], seq: number) =>
    db.updateTable('audit_sinks').set({ seq }).where('name', '=', sink.name).execute();

  const givePage = async (db: Storage['db']): Promise<Given> => {
    const row = await db
      .selectFrom('audit_sinks')
      .select('seq')
      .where('name', '=', sink.name)
      .forUpdate()
      // Whoever has it may be waiting for a sink of its own that is slow.
      .skipLocked()
      .executeTakeFirst();
    if (!row) return 'by another';
    const after = await startOf(db, row.seq);
    if (after > row.seq) await note(db, after);
    for await (const page of readRecords(db, { after }, PAGE)) {
      const seq = page.at(-1)?.seq ?? after;
      await write(page, seq);
      await note(db, seq);
      return page.length === PAGE ? 'a page' : 'all';
    }
    return 'all';
  };

  // The embedded database has one connection: a transaction would keep everybody waiting for the sink.
  const inTurn = (): Promise<Given> =>
    storage.isShared
      ? storage.db.transaction().execute((transaction) => givePage(transaction.withSchema(storage.schema)))
      : givePage(storage.db);

  const give = async (): Promise<void> => {
    try {
      // Before anything is locked for it.
      await calls.free();
      await storage.db
        .insertInto('audit_sinks')
        .values({ name: sink.name, seq: 0 })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      let given: Given;
      do {
        given = await inTurn();
        isOthers = given === 'by another';
        if (!isOthers) isUnsure = false;
      } while (given === 'a page');
      if (isOthers) return;
      if (failures > 0) logger.info({ sink: sink.name, failures }, 'the audit sink has everything now');
      failures = 0;
    } catch (error) {
      failures += 1;
      isUnsure = true;
      logger.error(
        { sink: sink.name, failures, error },
        'the audit sink took nothing: the records wait in the database',
      );
    }
  };

  const lookLater = () => {
    if (isStopped) return;
    // Whoever is at it may have read the trail before it grew.
    const pauses = isOthers ? Math.max(1, failures) : failures;
    const pause = pauses === 0 ? LOOK_MS : (pausesMs[pauses - 1] ?? pausesMs.at(-1) ?? LOOK_MS);
    timer = setTimeout(grown, pause).unref();
  };

  function grown(): void {
    isWanted = true;
    // A sink that failed is asked again when its pause is over, not by every record.
    if (running !== undefined) return;
    clearTimeout(timer);
    running = (async () => {
      while (isWanted) {
        isWanted = false;
        await give();
        if (failures > 0) break;
      }
      running = undefined;
      lookLater();
    })();
  }

  return {
    grown: () => {
      if (!isStopped && failures === 0) grown();
    },
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await running;
      await give();
    },
  };
}

async function isOurs(db: Storage['db'], { seq, hash }: Head): Promise<boolean> {
  const row = await db.selectFrom('audit').select('hash').where('seq', '=', seq).executeTakeFirst();
  return row?.hash === hash;
}
