import type { Logger } from '../../core/logger.ts';
import { openBoss } from '../jobs/open-boss.ts';
import type { Storage } from '../storage/storage.ts';
import { type CheckedDump, checkDump } from './check-dump.ts';
import { linesOf, writeLines } from './dump-file.ts';
import type { DumpEnd } from './dump-format.ts';
import { restoreDump } from './restore-dump.ts';
import { writeDump } from './write-dump.ts';

/** Dumps of the database, each a file. */
export interface Dumps {
  /** Errors: AppError `DumpNotWritten`; what the database throws. */
  write(path: string): Promise<DumpEnd>;
  /** All or nothing, in an empty database. Errors: AppError `DumpUnusable`, `DatabaseNotEmpty`; what the database throws. */
  restore(dump: CheckedFile): Promise<DumpEnd>;
}

/** A dump that was read to its end, before there is anything to restore it in. */
export interface CheckedFile extends CheckedDump {
  readonly path: string;
}

/** Errors: AppError `DumpUnusable`. */
export const checkDumpFile = async (path: string): Promise<CheckedFile> => ({
  path,
  ...(await checkDump(linesOf(path))),
});

export const createDumps = (storage: Storage, logger: Logger): Dumps => ({
  write: (path) => writeLines(path, (put) => writeDump(storage, new Date(), put)),
  restore: async ({ path, end }) => {
    // Makes the tables of the queue.
    await openBoss(storage, logger);
    await restoreDump(storage, linesOf(path));
    return end;
  },
});
