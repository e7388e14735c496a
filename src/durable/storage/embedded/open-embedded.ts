import { existsSync, lstatSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { inTime } from '../../../core/in-time.ts';
import type { Connected } from '../connected.ts';
import { emptyCluster, START_PARAMS } from './empty-cluster.ts';
import { damaged, notOurs, tooSlow, troubleWith } from './files-trouble.ts';
import { makeFiles } from './make-files.ts';
import { outOfReach } from './out-of-reach.ts';
import { ownFolder } from './own-folder.ts';
import { pgliteDialect } from './pglite-dialect.ts';

/** Files that are damaged can keep the database from ever answering. */
const OPEN_LIMIT_MS = 60_000;

/** PostgreSQL in this process, in memory only. */
export async function openInMemory(searchPath?: string): Promise<Connected> {
  const client = await PGlite.create({ startParams: START_PARAMS, loadDataDir: await emptyCluster() });
  return connected(client, searchPath);
}

/**
 * PostgreSQL in this process, its files in `folder`/database.
 *
 * Errors: AppError `FolderInUse`, `FolderUnusable`, `DatabaseDamaged`. Only after the last are the files elsewhere.
 */
export async function openEmbedded(
  folder: string,
  searchPath?: string,
  openLimitMs = OPEN_LIMIT_MS,
): Promise<Connected> {
  const owned = await ownFolder(folder);
  const dataDir = join(folder, 'database');
  let late: Promise<PGlite> | undefined;
  try {
    await seeToFiles(folder, dataDir);
    const opening = openFiles(dataDir);
    const client = await inTime(openLimitMs, opening, () => {
      late = opening;
      return tooSlow(dataDir, openLimitMs);
    }).catch(async (cause: unknown) => {
      throw late ? cause : await troubleWith(folder, dataDir, cause);
    });
    const open = await connected(client, searchPath);
    return {
      ...open,
      close: async () => {
        await open.close();
        await owned.release();
      },
    };
  } catch (error) {
    // As long as PGlite writes to it nobody else may have the folder.
    const ended = Promise.resolve(late?.then((client) => client.close())).catch(() => undefined);
    const released = ended.then(owned.release);
    if (!late) await released;
    throw error;
  }
}

/** Makes them where there are none. Errors: AppError `FolderUnusable`, `DatabaseDamaged`. */
async function seeToFiles(folder: string, dataDir: string): Promise<void> {
  if (!lstatSync(dataDir, { throwIfNoEntry: false })) await makeFiles(folder, dataDir);
  const why = outOfReach(dataDir);
  if (why !== undefined) throw notOurs(dataDir, why);
  // Without it PGlite would make a new database over what is left of the old one.
  if (!existsSync(join(dataDir, 'PG_VERSION')))
    throw await damaged(folder, dataDir, new Error('there is no PG_VERSION'));
}

async function openFiles(dataDir: string): Promise<PGlite> {
  const client = await PGlite.create({ dataDir, startParams: START_PARAMS });
  await client.query('select 1');
  return client;
}

async function connected(client: PGlite, searchPath: string | undefined): Promise<Connected> {
  if (searchPath !== undefined) await client.exec(`set search_path = ${searchPath}`);
  return {
    dialect: pgliteDialect(client),
    execute: (text, values) => execute(client, text, values),
    isShared: false,
    close: () => client.close(),
  };
}

/** Statements in one text are one transaction, which must not be left open when one of them fails. */
async function execute(client: PGlite, text: string, values?: readonly unknown[]) {
  if (values && values.length > 0) return client.query(text, [...values]);
  const inside = text.replace(/^\s*begin\s*;/i, '').replace(/;\s*commit\s*;?\s*$/i, ';');
  const results = await client.transaction((tx) => tx.exec(inside));
  return { rows: results.at(-1)?.rows ?? [] };
}
