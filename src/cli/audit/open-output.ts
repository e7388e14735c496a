import { open } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import { AppError } from '../../core/app-error.ts';

/** A new file of that name, or standard output. Throws AppError `OutputUnusable`, also where the file is there already. */
export async function openOutput(path: string | undefined): Promise<Writable> {
  if (path === undefined) return process.stdout;
  try {
    return (await open(path, 'wx')).createWriteStream();
  } catch (cause) {
    const why =
      cause instanceof Error && 'code' in cause && cause.code === 'EEXIST'
        ? 'it is there already, and is not written over'
        : String(cause instanceof Error ? cause.message : cause);
    throw new AppError('OutputUnusable', `The file ${path} cannot be written: ${why}. Name another with --out.`, {
      facts: { path },
      cause,
    });
  }
}
