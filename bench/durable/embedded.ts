import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dropSchema, SERVER_URL, serverAnswers } from '../../test/durable/databases.ts';
import { median } from './median.ts';

const ROUNDS = 5;
const SCHEMA = 'pim_bench_start';

/** What a started bot took and holds. */
export interface Started {
  readonly startMs: number;
  /** All of the process, what PostgreSQL in it holds included. */
  readonly megabytes: number;
}

/** Start and memory of the bot with its embedded database, beside the same bot with a server. */
export async function embedded(): Promise<string> {
  if (!(await serverAnswers())) return 'start with the embedded database: no server to compare with';
  const folder = await mkdtemp(join(tmpdir(), 'pim-bot-bench-'));
  try {
    const inside = { kind: 'embedded', folder };
    const outside = { kind: 'server', url: SERVER_URL, schema: SCHEMA };
    // The first start makes the tables.
    const first = await start(inside);
    await start(outside);
    const [own, server]: [Started[], Started[]] = [[], []];
    for (let round = 0; round < ROUNDS; round += 1) {
      own.push(await start(inside));
      server.push(await start(outside));
    }
    const ms = (all: readonly Started[]) => median(all.map(({ startMs }) => startMs));
    const mb = (all: readonly Started[]) => median(all.map(({ megabytes }) => megabytes));
    return [
      `start with the embedded database: ${Math.round(ms(own))} ms (a new one ${Math.round(first.startMs)} ms); with a server: ${Math.round(ms(server))} ms; ratio ${(ms(own) / ms(server)).toFixed(2)}`,
      `memory with the embedded database: ${Math.round(mb(own))} MB; with a server: ${Math.round(mb(server))} MB; ratio ${(mb(own) / mb(server)).toFixed(2)}`,
    ].join('\n');
  } finally {
    await rm(folder, { recursive: true, force: true });
    await dropSchema(SCHEMA);
  }
}

async function start(storage: object): Promise<Started> {
  const child = fork(new URL('./started-bot.ts', import.meta.url), [JSON.stringify(storage)], {
    execArgv: ['--import=tsx', '--expose-gc'],
  });
  const [started] = await once(child, 'message');
  await once(child, 'exit');
  return started as Started;
}
