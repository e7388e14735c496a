import { Kysely } from 'kysely';
import { AppError } from '../../core/app-error.ts';
import type { Logger } from '../../core/logger.ts';
import { clockPath, makeClock } from './clock/make-clock.ts';
import type { Connected } from './connected.ts';
import { openEmbedded, openInMemory } from './embedded/open-embedded.ts';
import { migrate, refuseUnmigrated } from './migrate.ts';
import { openServer } from './postgres/open-server.ts';
import { DEFAULT_SCHEMA, type OpenOptions, type Storage, type StorageSetting } from './storage.ts';
import type { Tables } from './tables.ts';
import { takeTurns } from './take-turns.ts';

/**
 * Opens the database and brings its tables up to this program.
 *
 * Errors: AppError `FolderInUse`, `FolderUnusable`, `DatabaseDamaged`, `BadDatabaseUrl`, `DatabaseUnavailable`,
 * `DatabaseForeign`, `DatabaseTooNew`, `MigrationFailed`; where migrations must be there, `NoDatabase`, `DatabaseTooOld`.
 * Nothing was changed then.
 */
export async function openStorage(
  setting: StorageSetting,
  logger: Logger,
  { clock = 'real', migrations = 'run' }: OpenOptions = {},
): Promise<Storage> {
  const schema = setting.kind === 'server' ? (setting.schema ?? DEFAULT_SCHEMA) : DEFAULT_SCHEMA;
  const searchPath = clock === 'moved' ? clockPath(schema) : undefined;
  const connected = await connect(setting, logger, searchPath);
  const plain = new Kysely<Tables>({ dialect: connected.dialect });
  const close = async () => {
    await plain.destroy();
    await connected.close();
  };
  try {
    if (migrations === 'must be there') await refuseUnmigrated(plain, schema);
    else {
      // PostgreSQL lets two that make the same schema at the same moment fail.
      await takeTurns({ db: plain, schema, isShared: connected.isShared }, 'tables', async () => {
        await migrate(plain, schema);
        if (clock === 'moved') await makeClock(plain, schema);
      });
    }
  } catch (error) {
    await close();
    throw error;
  }
  return {
    db: plain.withSchema(schema),
    schema,
    isShared: connected.isShared,
    execute: connected.execute,
    holdLock: connected.holdLock,
    ping: async () => void (await connected.execute('select 1')),
    close,
  };
}

/** @param searchPath where names without a schema are looked for; left out: as the database has it. */
function connect(setting: StorageSetting, logger: Logger, searchPath: string | undefined): Promise<Connected> {
  switch (setting.kind) {
    case 'memory':
      return openInMemory(searchPath);
    case 'embedded':
      return openEmbedded(setting.folder, searchPath);
    case 'server':
      if (!isDatabaseUrl(setting.url))
        throw new AppError(
          'BadDatabaseUrl',
          'DATABASE_URL must be such as postgres://user:password@host:5432/database.',
        );
      return openServer(setting.url, logger, searchPath);
  }
}

const isDatabaseUrl = (url: string): boolean =>
  URL.canParse(url) && /^postgres(ql)?:$/.test(new URL(url).protocol) && new URL(url).pathname.length > 1;
