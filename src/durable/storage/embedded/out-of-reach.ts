import { accessSync, closeSync, constants, openSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** As many as PostgreSQL has open at the same time while it recovers. */
const NEEDED_FILES = 32;

/**
 * Why this process may not read and write all that is in a folder, in words; nothing where it may. PostgreSQL itself would
 * only break off, as it does over files that are damaged.
 */
export function outOfReach(folder: string): string | undefined {
  return failureOf(() => {
    for (const path of ['', ...readdirSync(folder, { recursive: true, encoding: 'utf8' })])
      accessSync(join(folder, path), constants.R_OK | constants.W_OK);
  });
}

/** That this process may open hardly another file, such as `file`, in words; nothing where it may. */
export function outOfFiles(file: string): string | undefined {
  const open: number[] = [];
  const failure = failureOf(() => {
    while (open.length < NEEDED_FILES) open.push(openSync(file, 'r'));
  });
  for (const one of open) closeSync(one);
  return failure;
}

function failureOf(look: () => void): string | undefined {
  try {
    look();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
