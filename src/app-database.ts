import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import type { StorageConfig } from './config/config.ts';
import { AppError } from './core/app-error.ts';
import type { Logger } from './core/logger.ts';
import { type AuditReading, createAuditReading } from './durable/audit/audit-reading.ts';
import type { DumpEnd } from './durable/dump/dump-format.ts';
import { checkDumpFile, createDumps, type Dumps } from './durable/dump/dumps.ts';
import { openStorage } from './durable/storage/open-storage.ts';

/** The bot's database without the bot: what the commands of its operator read. */
export interface AppDatabase {
  readonly audit: AuditReading;
  readonly dumps: Pick<Dumps, 'write'>;
  close(): Promise<void>;
}

/**
 * Opens it as it is: what a bot of another version made is refused, because that bot must be able to go on.
 *
 * Errors: those of `openStorage`, such as `FolderInUse` while a bot runs on the folder; AppError `NoDatabase`.
 */
export async function openAppDatabase(setting: StorageConfig, logger: Logger): Promise<AppDatabase> {
  if (setting.kind === 'embedded' && !isThere(join(setting.folder, 'database')))
    throw new AppError(
      'NoDatabase',
      `There is no database in ${setting.folder}. Name the bot's own data folder with --data or DATA_DIR, or its server with DATABASE_URL.`,
      { facts: { folder: setting.folder } },
    );
  const storage = await openStorage(setting, logger, { migrations: 'must be there' });
  return { audit: createAuditReading(storage), dumps: createDumps(storage, logger), close: storage.close };
}

/**
 * Restores a dump in an empty database, which is made where there is none, unless the dump cannot be used.
 *
 * Errors: AppError `DumpUnusable`, `DatabaseNotEmpty`; those of `openStorage`; what the database throws.
 */
export async function restoreDatabase(setting: StorageConfig, logger: Logger, path: string): Promise<DumpEnd> {
  const dump = await checkDumpFile(path);
  const storage = await openStorage(setting, logger);
  try {
    return await createDumps(storage, logger).restore(dump);
  } finally {
    await storage.close();
  }
}

/** What may not be looked at may be there: opening it says what is the matter. */
function isThere(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return true;
  }
}
