import { readFile } from 'node:fs/promises';
import { type TenantFile, tenantFileSchema } from './schema.ts';
import { problemsOf, TenantFileError } from './tenant-file-error.ts';

/** Reads a tenant from a JSON file. Throws `TenantFileError`; that the names in it exist is seen when the simulator is made. */
export async function readTenantFile(path: string): Promise<TenantFile> {
  const file = parsed(await textOf(path), path);
  const read = tenantFileSchema.safeParse(file);
  if (!read.success) throw new TenantFileError(problemsOf(read.error, file));
  return file as TenantFile;
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new TenantFileError([`${path} cannot be read (${messageOf(error)}): expected a JSON file`]);
  }
}

function parsed(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new TenantFileError([`${path} is not JSON (${messageOf(error)}): expected an object`]);
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
