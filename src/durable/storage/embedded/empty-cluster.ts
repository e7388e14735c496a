import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { PGlite } from '@electric-sql/pglite';

/** Small buffers: it is one process with one connection, and the default of 128 MB is for servers. */
export const START_PARAMS = [...PGlite.defaultStartParams, '-c', 'shared_buffers=16MB'];

const PACKAGE = new URL('../', pathToFileURL(createRequire(import.meta.url).resolve('@electric-sql/pglite')));
const CACHE = new URL('../../.cache/pim-bot/', PACKAGE);

let made: Promise<Blob> | undefined;

/**
 * The files of an empty database. Making them takes seconds of a whole processor, so it is done once for a version of the
 * database and kept beside the installed packages, where that can be written.
 */
export function emptyCluster(): Promise<Blob> {
  made ??= findOrMake().catch((error: unknown) => {
    made = undefined;
    throw error;
  });
  return made;
}

async function findOrMake(): Promise<Blob> {
  const { version } = JSON.parse(await readFile(new URL('package.json', PACKAGE), 'utf8'));
  const file = new URL(`empty-database-${version}.tar`, CACHE);
  const kept = await readFile(file).catch(() => undefined);
  if (kept) return new Blob([kept]);
  const cluster = await make();
  await keep(cluster, file).catch(() => undefined);
  return cluster;
}

/** Whole or not at all: others may look for it meanwhile. */
async function keep(cluster: Blob, file: URL): Promise<void> {
  await mkdir(CACHE, { recursive: true });
  const draft = new URL(`${randomUUID()}.draft`, CACHE);
  try {
    await writeFile(draft, Buffer.from(await cluster.arrayBuffer()));
    await rename(draft, file);
  } finally {
    await rm(draft, { force: true });
  }
}

async function make(): Promise<Blob> {
  const client = await PGlite.create({ startParams: START_PARAMS });
  try {
    return await client.dumpDataDir('none');
  } finally {
    await client.close();
  }
}
