import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { StorageConfig } from './config/config.ts';
import { AppError } from './core/app-error.ts';
import type { Logger } from './core/logger.ts';
import { type AuditReading, createAuditReading } from './durable/audit/audit-reading.ts';
import { createDumps, type Dumps } from './durable/dump/dumps.ts';
import { openStorage } from './durable/storage/open-storage.ts';

/** The bot's database without the bot: what the commands of its operator work with. */
export interface AppDatabase {
  readonly audit: AuditReading;
  readonly dumps: Dumps;
  close(): Promise<void>;
}

export interface Opening {
  /** Whether an embedded database that is not there is made. Default: no. */
  readonly mayMake?: boolean;
}

/** Opens it. Errors: those of `openStorage`, such as `FolderInUse` while a bot runs on the folder; AppError `NoDatabase`. */
export async function openAppDatabase(
  setting: StorageConfig,
  logger: Logger,
  { mayMake = false }: Opening = {},
): Promise<AppDatabase> {
  if (setting.kind === 'embedded' && !mayMake && !existsSync(join(setting.folder, 'database')))
    throw new AppError(
      'NoDatabase',
      `There is no database in ${setting.folder}. Name the bot's own data folder with --data or DATA_DIR, or its server with DATABASE_URL.`,
      { facts: { folder: setting.folder } },
    );
  const storage = await openStorage(setting, logger);
  return { audit: createAuditReading(storage), dumps: createDumps(storage, logger), close: storage.close };
}
