import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StorageSetting } from '../../../src/durable/storage/storage.ts';
import { onServer, SERVER_URL } from '../../durable/databases.ts';

export type DatabaseName = 'embedded' | 'server';

/** A database for one trial, empty at first. */
export interface TrialDatabase {
  /** What the sandbox is told of it. */
  readonly args: readonly string[];
  /** Where its bots keep their things, for whoever reads them after. */
  readonly setting: StorageSetting;
  /** Whether somebody, perhaps a bot that was killed, still has a job; unknown while a bot has the database for itself. */
  hasJobsUnderWay(): Promise<boolean>;
  drop(): Promise<void>;
}

export async function makeTrialDatabase(name: DatabaseName): Promise<TrialDatabase> {
  if (name === 'embedded') {
    const folder = await mkdtemp(join(tmpdir(), 'pim-bot-crash-'));
    return {
      args: ['--data', folder],
      setting: { kind: 'embedded', folder: join(folder, 'bot') },
      hasJobsUnderWay: async () => false,
      drop: () => rm(folder, { recursive: true, force: true }),
    };
  }
  const database = `pim_crash_${randomUUID().replaceAll('-', '')}`;
  await onServer(async (client) => void (await client.query(`create database ${database}`)));
  const url = new URL(SERVER_URL);
  url.pathname = `/${database}`;
  return {
    args: ['--database-url', url.href],
    setting: { kind: 'server', url: url.href },
    hasJobsUnderWay: () =>
      onServer(
        async (client) => (await client.query('select 1 from pim.running_jobs limit 1')).rows.length > 0,
        url.href,
      ),
    drop: () => onServer(async (client) => void (await client.query(`drop database ${database} with (force)`))),
  };
}
