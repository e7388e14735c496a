import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../../core/app-error.ts';
import { fullDisk } from './full-disk.ts';
import { outOfFiles } from './out-of-reach.ts';

/** The error for files that cannot be used as things are. They may be whole, so they stay where they are. */
export const notNow = (dataDir: string, why: string, next: string, cause?: unknown): AppError =>
  new AppError(
    'FolderUnusable',
    `The database in ${dataDir} cannot be opened: ${why}. Nothing was changed. ${next}, and start again.`,
    { facts: { dataDir }, cause },
  );

const MORE_FILES = 'Let this process open more files (ulimit -n)';

/** The error for files that this process may not read and write. */
export const notOurs = (dataDir: string, why: string): AppError => {
  const user = process.getuid?.();
  const whose = user === undefined ? 'this process' : `user ${user}, as whom this process runs,`;
  const isOfLimits = /^E[MN]FILE/.test(why);
  return notNow(dataDir, why, isOfLimits ? MORE_FILES : `Let ${whose} read and write every file in it`);
};

export const tooSlow = (dataDir: string, limitMs: number): AppError =>
  notNow(
    dataDir,
    `PostgreSQL did not answer within ${limitMs / 1000} s`,
    'It may be recovering after a power cut: look whether the disk is slow',
  );

/**
 * The error for files on which PostgreSQL broke off. It does not say why; where nothing else is found they are damaged, and
 * put aside.
 */
export async function troubleWith(folder: string, dataDir: string, cause: unknown): Promise<AppError> {
  const full = await fullDisk(folder);
  if (full !== undefined) return notNow(dataDir, full, 'Make room', cause);
  const files = outOfFiles(join(dataDir, 'PG_VERSION'));
  if (files !== undefined) return notNow(dataDir, files, MORE_FILES, cause);
  if (isOfTheProcess(cause))
    return notNow(dataDir, reasonOf(cause), 'See to memory, and to the packages (npm ci)', cause);
  return damaged(folder, dataDir, cause);
}

/** What Node says of the program's own files, or of memory. What it says of the database's never gets out of PGlite. */
const isOfTheProcess = (cause: unknown): boolean =>
  cause instanceof RangeError || (cause instanceof Error && 'syscall' in cause);

export async function damaged(folder: string, dataDir: string, cause: unknown): Promise<AppError> {
  const aside = join(folder, `database.damaged-${new Date().toISOString().replaceAll(/[:.]/g, '-')}`);
  await rename(dataDir, aside);
  return new AppError(
    'DatabaseDamaged',
    `The files of the database in ${dataDir} cannot be read: ${reasonOf(cause)}. They were kept as ${aside}. The next start begins with an empty database; to have the old one, put a copy of the files back.`,
    { facts: { folder, aside }, cause },
  );
}

/** The file system inside PGlite throws objects that are no errors. */
export const reasonOf = (cause: unknown): string => (cause instanceof Error ? cause.message : JSON.stringify(cause));
