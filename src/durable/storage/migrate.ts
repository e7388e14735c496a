import { type Kysely, Migrator } from 'kysely';
import { AppError } from '../../core/app-error.ts';
import { MIGRATIONS } from './migrations/migrations.ts';
import type { Tables } from './tables.ts';

const MADE = 'migrations';
const LOCK = 'migration_lock';

/**
 * Brings the tables of `schema` up to this program: the migrations that are missing, in order, all of them or none.
 * Several instances that start together take turns.
 *
 * Errors: AppError `DatabaseForeign`, `DatabaseTooNew`, `MigrationFailed`.
 */
export async function migrate(db: Kysely<Tables>, schema: string): Promise<void> {
  await knownMigrations(db, schema);
  const migrator = new Migrator({
    db,
    provider: {
      getMigrations: async () =>
        Object.fromEntries(Object.entries(MIGRATIONS).map(([name, migration]) => [name, migration(schema)])),
    },
    migrationTableSchema: schema,
    migrationTableName: MADE,
    migrationLockTableName: LOCK,
  });
  const { error, results = [] } = await migrator.migrateToLatest();
  if (error === undefined) return;
  const failed = results.find(({ status }) => status === 'Error')?.migrationName ?? 'the first step';
  const why = error instanceof Error ? error.message : String(error);
  const message = `The tables in schema "${schema}" could not be brought up to this program: ${failed} failed: ${why}. Nothing was changed.`;
  throw new AppError('MigrationFailed', message, { facts: { schema, failed }, cause: error });
}

/** Changes nothing. Errors: AppError `NoDatabase`, `DatabaseForeign`, `DatabaseTooNew`, `DatabaseTooOld`. */
export async function refuseUnmigrated(db: Kysely<Tables>, schema: string): Promise<void> {
  const made = await knownMigrations(db, schema);
  const missing = Object.keys(MIGRATIONS).filter((name) => !made.includes(name));
  if (missing.length === 0) return;
  if (made.length === 0) {
    const message = `No bot has kept anything in schema "${schema}" of the database. Name the bot's own data folder with --data or DATA_DIR, or its server with DATABASE_URL and DATABASE_SCHEMA.`;
    throw new AppError('NoDatabase', message, { facts: { schema } });
  }
  const message = `The database is of an older program: ${missing.join(', ')} is missing in schema "${schema}". Nothing was changed. Start the bot of this version on it first, or use the program of the bot that runs.`;
  throw new AppError('DatabaseTooOld', message, { facts: { schema, missing } });
}

/** What was made in the schema, all of it known to this program. */
async function knownMigrations(db: Kysely<Tables>, schema: string): Promise<readonly string[]> {
  const made = await madeMigrations(db, schema);
  const unknown = made.filter((name) => !(name in MIGRATIONS));
  if (unknown.length === 0) return made;
  const message = `The database was last used by a newer program, which made ${unknown.join(', ')} in schema "${schema}". Start that version, or restore a dump from before it.`;
  throw new AppError('DatabaseTooNew', message, { facts: { schema, unknown } });
}

/** What was made in the schema, by whatever version. Throws AppError `DatabaseForeign` where its tables are not ours. */
export async function madeMigrations(db: Kysely<Tables>, schema: string): Promise<readonly string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  const here = tables.filter((table) => table.schema === schema);
  if (here.length === 0) return [];
  if (!here.some(({ name }) => name === MADE)) {
    const message = `Schema "${schema}" of the database holds tables of another program (${here[0]?.name}, …). Give the bot a database of its own.`;
    throw new AppError('DatabaseForeign', message, { facts: { schema } });
  }
  const rows = await db
    .withSchema(schema)
    .withTables<{ migrations: { name: string } }>()
    .selectFrom('migrations')
    .select('name')
    .execute();
  return rows.map(({ name }) => name);
}
