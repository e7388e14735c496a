import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { enterInstance, isAlive } from '../../../src/durable/storage/instances/instance.ts';
import { LOCK_CLASS } from '../../../src/durable/storage/postgres/hold-lock.ts';
import type { Storage } from '../../../src/durable/storage/storage.ts';
import { databaseKinds, onServer, silent } from '../databases.ts';

const server = (await databaseKinds()).find(({ name }) => name === 'PostgreSQL');

describe('Who is alive, on PostgreSQL', () => {
  if (!server) return;
  let storage: Storage;
  let drop: () => Promise<void>;
  before(async () => {
    const database = await server.make();
    storage = await database.open();
    drop = database.drop;
  });
  after(async () => {
    await storage.close();
    await drop();
  });

  const aliveOf = async (id: string) => {
    const { rows } = await sql<{ alive: boolean }>`select ${isAlive(storage.schema)} as alive
      from (select ${id}::uuid as owner) as asked`.execute(storage.db);
    return rows[0]?.alive;
  };
  /** What the server does when a process is killed: its connection ends. */
  const cutOff = async (id: string) => {
    const { life } = await storage.db
      .selectFrom('instances')
      .select('life')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    await onServer((client) =>
      client.query(
        `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and classid = ${LOCK_CLASS} and objid = ${life}`,
      ),
    );
  };
  const until = async (isSo: () => Promise<boolean>) => {
    while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 10));
  };

  it('one that was killed is dead at once, not after a minute and a half', async () => {
    const one = await enterInstance(storage, silent);
    assert.equal(await aliveOf(one.id), true);
    await cutOff(one.id);
    await until(async () => (await aliveOf(one.id)) === false);
    await one.stop();
  });

  it('one whose connection broke shows soon that it runs', async () => {
    const one = await enterInstance(storage, silent);
    await cutOff(one.id);
    await until(async () => (await aliveOf(one.id)) === true);
    await one.stop();
    assert.equal(await aliveOf(one.id), false);
  });

  it('one that hangs, and holds its lock, is dead once it was silent for long', async () => {
    const one = await enterInstance(storage, silent);
    await storage.execute(
      `update "${storage.schema}".instances set seen_at = clock_timestamp() - interval '2 minutes'`,
    );
    assert.equal(await aliveOf(one.id), false);
    await one.stop();
  });
});
