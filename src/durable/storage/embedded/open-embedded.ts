import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { AppError } from '../../../core/app-error.ts';
import type { Connected } from '../connected.ts';
import { emptyCluster, START_PARAMS } from './empty-cluster.ts';
import { fullDisk } from './full-disk.ts';
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
 * Errors: AppError `FolderInUse`, `FolderUnusable`, `DatabaseDamaged`.
 */
export async function openEmbedded(folder: string, searchPath?: string): Promise<Connected> {
  const owned = await ownFolder(folder);
  try {
    const client = await openFiles(folder);
    const open = await connected(client, searchPath);
    return {
      ...open,
      close: async () => {
        await open.close();
        await owned.release();
      },
    };
  } catch (error) {
    await owned.release();
    throw error;
  }
}

async function openFiles(folder: string): Promise<PGlite> {
  const dataDir = join(folder, 'database');
  if (!existsSync(dataDir)) await makeFiles(folder, dataDir);
  try {
    // Without it PGlite would make a new database over what is left of the old one.
    if (!existsSync(join(dataDir, 'PG_VERSION'))) throw new Error('there is no PG_VERSION');
    const opening = PGlite.create({ dataDir, startParams: START_PARAMS });
    const client = await within(OPEN_LIMIT_MS, opening);
    await client.query('select 1');
    return client;
  } catch (cause) {
    const full = await fullDisk(folder);
    if (full === undefined) throw await damaged(folder, dataDir, cause);
    // Whole files cannot be opened then either.
    const message = `The database in ${dataDir} cannot be opened: ${full}. Nothing was changed. Make room, and start again.`;
    throw new AppError('FolderUnusable', message, { facts: { folder }, cause });
  }
}

/** Made beside their place and then moved to it: a process that is killed meanwhile leaves no half of a database. */
async function makeFiles(folder: string, dataDir: string): Promise<void> {
  const draft = join(folder, 'database.new');
  try {
    await rm(draft, { recursive: true, force: true });
    await mkdir(draft);
    const client = await PGlite.create({
      dataDir: draft,
      startParams: START_PARAMS,
      loadDataDir: await emptyCluster(),
    });
    await client.close();
    await rename(draft, dataDir);
  } catch (cause) {
    const why = (await fullDisk(folder)) ?? reasonOf(cause);
    await rm(draft, { recursive: true, force: true }).catch(() => undefined);
    const message = `No database could be made in ${folder}: ${why}. Give the bot a folder that it may write to, with 100 MB of room.`;
    throw new AppError('FolderUnusable', message, { facts: { folder }, cause });
  }
}

async function damaged(folder: string, dataDir: string, cause: unknown): Promise<AppError> {
  const aside = join(folder, `database.damaged-${new Date().toISOString().replaceAll(/[:.]/g, '-')}`);
  await rename(dataDir, aside);
  return new AppError(
    'DatabaseDamaged',
    `The files of the database in ${dataDir} cannot be read: ${reasonOf(cause)}. They were kept as ${aside}. The next start begins with an empty database; to have the old one, put a copy of the files back.`,
    { facts: { folder, aside }, cause },
  );
}

/** The file system inside PGlite throws objects that are no errors. */
const reasonOf = (cause: unknown): string => (cause instanceof Error ? cause.message : JSON.stringify(cause));

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

async function within<T>(limitMs: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${limitMs / 1000} s`)), limitMs);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}
