import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { createLogger } from '../../src/core/logger.ts';
import { openStorage } from '../../src/durable/storage/open-storage.ts';
import type { OpenOptions, Storage, StorageSetting } from '../../src/durable/storage/storage.ts';

export const silent = createLogger('test', 'silent');

/** Where a PostgreSQL server is asked for, once. */
export const SERVER_URL = process.env.PIM_TEST_DATABASE_URL ?? 'postgres://postgres@127.0.0.1:5432/test';

/** A database for one suite: it may be closed and opened again, and is dropped after. */
export interface TestDatabase {
  readonly setting: StorageSetting;
  open(options?: OpenOptions): Promise<Storage>;
  drop(): Promise<void>;
}

export interface DatabaseKind {
  readonly name: string;
  make(): Promise<TestDatabase>;
}

const embedded: DatabaseKind = {
  name: 'the embedded database',
  make: async () => {
    const folder = await mkdtemp(join(tmpdir(), 'pim-bot-data-'));
    const setting: StorageSetting = { kind: 'embedded', folder: join(folder, 'bot') };
    return {
      setting,
      open: (options) => openStorage(setting, silent, options),
      drop: () => rm(folder, { recursive: true, force: true }),
    };
  },
};

const server: DatabaseKind = {
  name: 'PostgreSQL',
  make: async () => {
    const schema = `pim_test_${randomUUID().replaceAll('-', '')}`;
    const setting: StorageSetting = { kind: 'server', url: SERVER_URL, schema };
    return {
      setting,
      open: (options) => openStorage(setting, silent, options),
      drop: () => dropSchema(schema),
    };
  },
};

/** The databases that everything must hold on. The server is left out, and said so, where none answers. */
export async function databaseKinds(): Promise<readonly DatabaseKind[]> {
  return [embedded, ...((await serverAnswers()) ? [server] : [])];
}

let answers: Promise<boolean> | undefined;

export function serverAnswers(): Promise<boolean> {
  answers ??= onServer(async () => true).catch((error: unknown) => {
    console.log(`    Skipped on PostgreSQL: none answers at PIM_TEST_DATABASE_URL (${String(error)}).`);
    return false;
  });
  return answers;
}

export async function onServer<T>(work: (client: pg.Client) => Promise<T>, url = SERVER_URL): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

export const dropSchema = (schema: string): Promise<void> =>
  onServer(async (client) => {
    for (const one of [schema, `${schema}_queue`, `${schema}_clock`])
      await client.query(`drop schema if exists ${one} cascade`);
  });
