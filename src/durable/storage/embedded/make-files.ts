import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { AppError } from '../../../core/app-error.ts';
import { emptyCluster, START_PARAMS } from './empty-cluster.ts';
import { reasonOf } from './files-trouble.ts';
import { fullDisk } from './full-disk.ts';

/**
 * Makes an empty database, beside its place, and then moves it there: a process that is killed meanwhile leaves no half of
 * one. Errors: AppError `FolderUnusable`.
 */
export async function makeFiles(folder: string, dataDir: string): Promise<void> {
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
