import { setTimeout as wait } from 'node:timers/promises';
import { AppError } from '../../../core/app-error.ts';
import type { Logger } from '../../../core/logger.ts';
import type { Storage } from '../../storage/storage.ts';
import type { Head } from '../chain/chained-record.ts';
import { lineOf } from '../chain/line-of.ts';
import { readRecords } from '../chain/read-records.ts';
import type { AuditSink } from './audit-sink.ts';

const PAGE = 200;
const PAUSES_MS = [1_000, 5_000, 30_000];
/** What another instance left, or what was kept at a second attempt, is noticed by then. */
const LOOK_MS = 30_000;
/** A sink that takes longer is asked again later. */
const WRITE_LIMIT_MS = 10_000;

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
  readonly writeLimitMs?: number;
  readonly pausesMs?: readonly number[];
}

/**
 * Gives a sink every record of the trail in order, each once, or twice where the process ends at that very moment. What it
 * does not take waits in the database. Of several instances one at a time gives.
 */
export function createSinkFeed(parts: SinkFeedParts): SinkFeed {
  const { storage, sink, logger, writeLimitMs = WRITE_LIMIT_MS, pausesMs = PAUSES_MS } = parts;
  let failures = 0;
  /** Whether the sink may have more than the database knows of. */
  let isUnsure = true;
  let running: Promise<void> | undefined;
  let isWanted = false;
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;

  /** The file itself knows best, where its newest line is a record of this trail. */
  const startOf = async (db: Storage['db'], seq: number): Promise<number> => {
    const newest = isUnsure ? await sink.newest() : undefined;
    return newest && newest.seq > seq && (await isOurs(db, newest)) ? newest.seq : seq;
  };

  /** @returns whether there may be more. */
  const givePage = async (db: Storage['db']): Promise<boolean> => {
    const row = await db
      .selectFrom('audit_sinks')
      .select('seq')
      .where('name', '=', sink.name)
      .forUpdate()
      .executeTakeFirstOrThrow();
    const after = await startOf(db, row.seq);
    for await (const page of readRecords(db, { after }, PAGE)) {
      await within(writeLimitMs, sink.write(page.map((record) => `${lineOf(record)}\n`).join('')));
      const seq = page.at(-1)?.seq ?? after;
      await db.updateTable('audit_sinks').set({ seq }).where('name', '=', sink.name).execute();
      return page.length === PAGE;
    }
    return false;
  };

  // The embedded database has one connection: a transaction would keep everybody waiting for the sink.
  const inTurn = (): Promise<boolean> =>
    storage.isShared
      ? storage.db.transaction().execute((transaction) => givePage(transaction.withSchema(storage.schema)))
      : givePage(storage.db);

  const give = async (): Promise<void> => {
    try {
      await storage.db
        .insertInto('audit_sinks')
        .values({ name: sink.name, seq: 0 })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      while (await inTurn()) isUnsure = false;
      isUnsure = false;
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
    const pause = failures === 0 ? LOOK_MS : (pausesMs[failures - 1] ?? pausesMs.at(-1) ?? LOOK_MS);
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

async function within(limitMs: number, work: Promise<void>): Promise<void> {
  const ended = new AbortController();
  const limit = wait(limitMs, undefined, { signal: ended.signal }).then(() => {
    throw new AppError('AuditSinkSilent', `The audit sink did not take its lines within ${limitMs / 1000} s.`);
  });
  try {
    await Promise.race([work, limit]);
  } finally {
    ended.abort();
    limit.catch(() => undefined);
  }
}
