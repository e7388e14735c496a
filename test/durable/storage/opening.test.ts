import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError } from '../../../src/core/app-error.ts';
import { MIGRATIONS } from '../../../src/durable/storage/migrations/migrations.ts';
import { openStorage } from '../../../src/durable/storage/open-storage.ts';
import type { StorageSetting } from '../../../src/durable/storage/storage.ts';
import { startOwnPostgres } from '../../stand-ins/own-postgres.ts';
import { databaseKinds, dropSchema, onServer, SERVER_URL, serverAnswers, silent } from '../databases.ts';

const failsWith = (setting: StorageSetting, code: string, message: RegExp) =>
  assert.rejects(openStorage(setting, silent), (error: unknown) => {
    assert.ok(error instanceof AppError, String(error));
    assert.equal(error.code, code);
    assert.match(error.message, message);
    return true;
  });

describe('Opening the embedded database', function () {
  this.timeout(60_000);
  let folder: string;
  let setting: StorageSetting & { kind: 'embedded' };
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pim-bot-data-'));
    setting = { kind: 'embedded', folder: join(folder, 'bot') };
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('a second opener is told who has it, and the first goes on', async () => {
    const first = await openStorage(setting, silent);
    await failsWith(setting, 'FolderInUse', new RegExp(`in use by process ${process.pid} on .*Only one process`));
    await first.ping();
    await first.close();
    await (await openStorage(setting, silent)).close();
  });

  it('of five openers at once one gets it', async () => {
    const attempts = await Promise.allSettled(Array.from({ length: 5 }, () => openStorage(setting, silent)));
    const open = attempts.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    assert.equal(open.length, 1);
    await open[0]?.close();
  });

  it('the folder of a process that was killed is taken without help, with all that was kept', async () => {
    const program = `
      import { openStorage } from ${JSON.stringify(new URL('../../../src/durable/storage/open-storage.ts', import.meta.url).href)};
      import { createLogger } from ${JSON.stringify(new URL('../../../src/core/logger.ts', import.meta.url).href)};
      const storage = await openStorage(${JSON.stringify(setting)}, createLogger('child', 'silent'));
      for (let n = 0; ; n += 1) {
        await storage.db.insertInto('instances').values({ id: crypto.randomUUID(), seen_at: new Date() }).execute();
        console.log(n);
      }`;
    const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program]);
    let said = '';
    child.stdout.on('data', (chunk) => {
      said += chunk;
      if (said.split('\n').length > 200) child.kill('SIGKILL');
    });
    await once(child, 'close');
    const kept = Number(said.trimEnd().split('\n').at(-1)) + 1;
    assert.ok(kept >= 200, said);
    const storage = await openStorage(setting, silent);
    const { count } = await storage.db
      .selectFrom('instances')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    assert.ok(Number(count) === kept || Number(count) === kept + 1, `${count} of ${kept}`);
    await storage.close();
  });

  it('an owner on another machine is believed while it gives signs of life', async () => {
    await mkdir(setting.folder, { recursive: true });
    await writeFile(
      join(setting.folder, 'owner.json'),
      JSON.stringify({ id: randomUUID(), pid: 1, host: 'elsewhere' }),
    );
    await failsWith(setting, 'FolderInUse', /process 1 on elsewhere/);
  });

  it('a start that was killed while it made the database leaves nothing in the way', async () => {
    await mkdir(join(setting.folder, 'database.new'), { recursive: true });
    await writeFile(join(setting.folder, 'database.new', 'PG_VERSION'), '18');
    await (await openStorage(setting, silent)).close();
  });

  it('a folder that cannot be written is named', async () => {
    const file = join(folder, 'a-file');
    await writeFile(file, '');
    await failsWith(
      { kind: 'embedded', folder: join(file, 'bot') },
      'FolderUnusable',
      /a-file\/bot cannot be used.*may write to/,
    );
  });

  for (const [what, spoil] of [
    ['overwritten', (at: string) => writeFile(join(at, 'global', 'pg_control'), 'no control file')],
    ['missing', (at: string) => rm(join(at, 'PG_VERSION'))],
    [
      'of something else',
      (at: string) =>
        rm(at, { recursive: true })
          .then(() => mkdir(at))
          .then(() => writeFile(join(at, 'notes.txt'), 'mine')),
    ],
  ] as const)
    it(`files that are ${what} are kept aside, and the next start begins anew`, async () => {
      await (await openStorage(setting, silent)).close();
      const database = join(setting.folder, 'database');
      await spoil(database);
      const before = await readdir(database);
      await failsWith(setting, 'DatabaseDamaged', /cannot be read.*were kept as .*put a copy/s);
      const aside = (await readdir(setting.folder)).find((name) => name.startsWith('database.damaged-'));
      const kept = await readdir(join(setting.folder, String(aside)));
      assert.deepEqual(
        before.filter((name) => !kept.includes(name)),
        [],
      );
      await (await openStorage(setting, silent)).close();
    });
});

const schemasLike = (name: string): Promise<readonly unknown[]> =>
  onServer(async (client) => (await client.query(`select from pg_namespace where nspname like '${name}%'`)).rows);

for (const kind of await databaseKinds())
  describe(`The tables in ${kind.name}`, function () {
    this.timeout(30_000);

    it('are not touched by a program that is older than they are', async () => {
      const database = await kind.make();
      const storage = await database.open();
      await storage.execute(
        `insert into ${storage.schema}.migrations (name, timestamp) values ('9999-from-the-future', '2099-01-01')`,
      );
      await storage.close();
      await failsWith(database.setting, 'DatabaseTooNew', /newer program, which made 9999-from-the-future/);
      await database.drop();
    });

    it('are not brought up by a command that only reads, so that the bot that runs can start again', async () => {
      const database = await kind.make();
      const storage = await database.open();
      const newest = Object.keys(MIGRATIONS).at(-1) ?? '';
      await storage.execute(`delete from ${storage.schema}.migrations where name = '${newest}'`);
      await storage.close();
      for (const time of ['first', 'second'])
        await assert.rejects(database.open({ migrations: 'must be there' }), (error: unknown) => {
          assert.ok(error instanceof AppError && error.code === 'DatabaseTooOld', `${time}: ${String(error)}`);
          assert.match(error.message, new RegExp(`older program: ${newest} is missing.*Nothing was changed.*Start`));
          return true;
        });
      await database.drop();
    });

    it('are not made by a command that only reads', async () => {
      const database = await kind.make();
      await assert.rejects(database.open({ migrations: 'must be there' }), (error: unknown) => {
        assert.ok(error instanceof AppError && error.code === 'NoDatabase', String(error));
        assert.match(error.message, /No bot has kept anything in schema .*DATA_DIR.*DATABASE_URL/);
        return true;
      });
      if (database.setting.kind === 'server') assert.deepEqual(await schemasLike(database.setting.schema ?? ''), []);
      await database.drop();
    });

    it('are made once by four that start together', async () => {
      if (kind.name !== 'PostgreSQL') return;
      const database = await kind.make();
      const open = await Promise.all(Array.from({ length: 4 }, () => database.open()));
      await Promise.all(open.map((storage) => storage.close()));
      await database.drop();
    });
  });

describe('Opening a database on a server', function () {
  this.timeout(30_000);
  const server = (url: string, schema?: string): StorageSetting => ({ kind: 'server', url, schema });

  it('says what is wrong with a URL, without its password', async () => {
    await failsWith(server('mysql://u:p@h/d'), 'BadDatabaseUrl', /must be such as postgres:/);
    await failsWith(server('postgres://u:p@h'), 'BadDatabaseUrl', /must be such as postgres:/);
  });

  it('says that nothing listens', () =>
    failsWith(
      server('postgres://bot:hush@127.0.0.1:1/pim'),
      'DatabaseUnavailable',
      /bot@127\.0\.0\.1:1\/pim: .*(?!hush)Nothing listens/,
    ));

  it('says that there is no such database, and leaves the tables of others alone', async function () {
    if (!(await serverAnswers())) return this.skip();
    const url = new URL(SERVER_URL);
    url.pathname = '/not-there';
    await failsWith(server(url.href), 'DatabaseUnavailable', /There is no such database/);
    const schema = `pim_test_${randomUUID().replaceAll('-', '')}`;
    await onServer(async (client) => {
      await client.query(`create schema ${schema}`);
      await client.query(`create table ${schema}.theirs (id int)`);
    });
    await failsWith(server(SERVER_URL, schema), 'DatabaseForeign', /holds tables of another program \(theirs/);
    await dropSchema(schema);
  });

  it('says that the password is wrong or missing, and opens with the right one', async function () {
    const postgres = await startOwnPostgres();
    if (!postgres) {
      console.log('    Skipped: no PostgreSQL is installed that this process could start.');
      return this.skip();
    }
    try {
      const url = new URL(postgres.url);
      await (await openStorage(server(url.href), silent)).close();
      url.password = 'a wrong one';
      await failsWith(server(url.href), 'DatabaseUnavailable', /^(?!.*a wrong one).*The password is wrong/);
      url.password = '';
      await failsWith(server(url.href), 'DatabaseUnavailable', /password/);
    } finally {
      await postgres.stop();
    }
  });
});
