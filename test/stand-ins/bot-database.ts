import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dropSchema, onServer, SERVER_URL, serverAnswers } from '../durable/databases.ts';

/** Where the bot of a scenario keeps what must survive it. */
export interface BotDatabase {
  /** Options of the sandbox. */
  readonly args: readonly string[];
  /** Lets the time pass after which others take a bot that was killed for dead. */
  buryTheDead(): Promise<void>;
  drop(): Promise<void>;
}

/** Set to `server`, the whole run keeps its bots on PostgreSQL, each in a schema of its own. */
export const isForServer = process.env.PIM_SCENARIO_DATABASE === 'server';

/**
 * A database for one bot, of the kind that this run is for. One that must outlive the process is in a folder where it is
 * not on the server.
 */
export async function botDatabase(outlives: 'its process' | 'nothing' = 'nothing'): Promise<BotDatabase> {
  if (isForServer) return ofServer();
  if (outlives === 'nothing') return { args: [], buryTheDead: nothing, drop: nothing };
  const folder = await mkdtemp(join(tmpdir(), 'pim-bot-data-'));
  return { args: ['--data', folder], buryTheDead: nothing, drop: () => rm(folder, { recursive: true, force: true }) };
}

async function ofServer(): Promise<BotDatabase> {
  if (!(await serverAnswers()))
    throw new Error(`PIM_SCENARIO_DATABASE is "server", and no PostgreSQL answers at ${new URL(SERVER_URL).host}.`);
  const schema = `pim_test_${randomUUID().replaceAll('-', '').slice(0, 24)}`;
  return {
    args: ['--database-url', SERVER_URL, '--database-schema', schema],
    buryTheDead: () =>
      onServer(async (client) => void (await client.query(`update ${schema}.instances set seen_at = 'epoch'`))),
    drop: () => dropSchema(schema),
  };
}

const nothing = async () => undefined;
