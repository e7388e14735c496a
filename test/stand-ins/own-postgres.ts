import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, readdirSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A PostgreSQL server of a test's own, which asks everybody for a password. */
export interface OwnPostgres {
  /** With the right password. */
  readonly url: string;
  stop(): Promise<void>;
}

const DEBIAN = '/usr/lib/postgresql';
const PASSWORD = 'the right one';

/** Nothing where no server is installed, or none may be started by this process. */
export async function startOwnPostgres(): Promise<OwnPostgres | undefined> {
  const programs = findPrograms();
  const who = programs && runner();
  if (!programs || !who) return undefined;
  const folder = await mkdtemp(join(tmpdir(), 'pim-bot-postgres-'));
  const passwords = join(folder, 'password');
  writeFileSync(passwords, PASSWORD);
  for (const path of [folder, passwords]) if (who.uid !== undefined) chownSync(path, who.uid, who.gid ?? who.uid);
  const data = join(folder, 'data');
  const how = { ...who, cwd: folder, stdio: 'ignore' } as const;
  const made = ['-D', data, '-U', 'postgres', '-A', 'scram-sha-256', '--pwfile', passwords, '--no-sync'];
  execFileSync(join(programs, 'initdb'), made, how);
  const port = await freePort();
  const options = ['-D', data, '-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-k', folder, '-F'];
  const server = spawn(join(programs, 'postgres'), options, {
    ...who,
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  await ready(server.stderr);
  return {
    url: `postgres://postgres:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}/postgres`,
    async stop() {
      const ended = once(server, 'exit');
      server.kill('SIGINT');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function findPrograms(): string | undefined {
  if (!existsSync(DEBIAN)) return undefined;
  return readdirSync(DEBIAN)
    .map((version) => join(DEBIAN, version, 'bin'))
    .findLast((path) => existsSync(join(path, 'initdb')));
}

/** PostgreSQL refuses to run as root: then as the user that its package made. */
function runner(): { readonly uid?: number; readonly gid?: number } | undefined {
  if (process.getuid?.() !== 0) return {};
  try {
    const idOf = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8', stdio: 'pipe' }));
    return { uid: idOf('-u'), gid: idOf('-g') };
  } catch {
    return undefined;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}

async function ready(log: NodeJS.ReadableStream): Promise<void> {
  let said = '';
  await new Promise<void>((resolve, reject) => {
    log.on('data', (part) => {
      said += String(part);
      if (said.includes('ready to accept connections')) resolve();
    });
    log.on('end', () => reject(new Error(`PostgreSQL did not start: ${said}`)));
  });
}
