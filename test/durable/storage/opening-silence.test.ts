import assert from 'node:assert/strict';
import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { AppError } from '../../../src/core/app-error.ts';
import { soundPool } from '../../../src/durable/storage/postgres/sound-pool.ts';
import { startWire } from '../../stand-ins/cut-wire.ts';
import { until } from '../../stand-ins/until.ts';
import { SERVER_URL, serverAnswers } from '../databases.ts';

describe('A transaction whose server falls silent', function () {
  this.timeout(30_000);

  it('fails after the time of one statement, says nothing more, and gives its connection back', async function () {
    if (!(await serverAnswers())) return this.skip();
    const url = new URL(SERVER_URL);
    const wire = await startWire(url.hostname, Number(url.port || 5432));
    url.host = `127.0.0.1:${wire.port}`;
    const pool = new pg.Pool({ connectionString: url.href, query_timeout: 300 });
    pool.on('connect', (client) => client.on('error', () => undefined));
    const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: soundPool(pool, 1) }) });
    const sent: string[] = [];
    pool.on('connect', (client) => {
      const query = client.query.bind(client) as (...args: unknown[]) => unknown;
      Object.assign(client, {
        query: (...args: unknown[]) => {
          sent.push(String(args[0]));
          return query(...args);
        },
      });
    });
    try {
      const failing = db.transaction().execute(async (transaction) => {
        wire.cut('silent');
        await sql`select 1`.execute(transaction);
      });
      await assert.rejects(failing, (error: unknown) => {
        assert.ok(error instanceof AppError && error.code === 'DatabaseSilent', String(error));
        assert.equal(error.facts.sent, 'maybe', 'what was sent before may be done');
        return true;
      });
      assert.deepEqual(sent, ['begin', 'select 1']);
      await until(() => pool.totalCount === 0);
    } finally {
      await wire.stop();
      await db.destroy();
    }
  });
});

describe('A server whose connections are all in use', function () {
  this.timeout(30_000);

  it('is waited for as long as it answers others, and refuses nobody', async function () {
    if (!(await serverAnswers())) return this.skip();
    const pool = new pg.Pool({ connectionString: SERVER_URL, max: 1, connectionTimeoutMillis: 300 });
    const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: soundPool(pool, 1) }) });
    try {
      const all = Array.from({ length: 6 }, () => sql`select pg_sleep(0.15)`.execute(db));
      assert.equal((await Promise.all(all)).length, 6);
    } finally {
      await db.destroy();
    }
  });
});
