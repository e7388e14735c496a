import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import canonicalize from 'canonicalize';
import { appendRecord } from '../../src/durable/audit/chain/append-record.ts';
import { readHead } from '../../src/durable/audit/chain/read-head.ts';
import type { Storage } from '../../src/durable/storage/storage.ts';
import { guard } from '../durable/audit/empty-trail.ts';
import { entry } from '../durable/audit/sample-trail.ts';
import { databaseKinds, SERVER_URL, type TestDatabase } from '../durable/databases.ts';
import { buildPrograms, SHORT_LIVED } from '../stand-ins/build-programs.ts';

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly complaints: string;
}

/** A command with settings of its own, to its end. */
const ended = (
  file: string,
  args: readonly string[],
  settings: Readonly<Record<string, string>> = {},
): Promise<Ended> =>
  new Promise((resolve) => {
    const env = { ...process.env, DATABASE_URL: '', DATA_DIR: '', ...settings };
    execFile(file, args, { env }, (error, out, complaints) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, complaints }),
    );
  });

const PROGRAMS = { 'audit:verify': 'auditVerify', 'audit:export': 'auditExport' } as const;

/** What `npm run NAME -- ARGS` runs: npm itself takes its time. */
const run = async (
  name: keyof typeof PROGRAMS,
  args: readonly string[],
  settings?: Readonly<Record<string, string>>,
): Promise<Ended> =>
  ended(process.execPath, [...SHORT_LIVED, (await buildPrograms())[PROGRAMS[name]], ...args], settings);

for (const kind of await databaseKinds())
  describe(`The audit commands over ${kind.name}`, function () {
    this.timeout(300_000);
    let database: TestDatabase;
    let where: { readonly args: readonly string[]; readonly settings: Readonly<Record<string, string>> };
    const verify = (...more: string[]) => run('audit:verify', [...where.args, ...more], where.settings);
    const withStorage = async <T>(work: (storage: Storage) => Promise<T>): Promise<T> => {
      const storage = await database.open();
      try {
        return await work(storage);
      } finally {
        await storage.close();
      }
    };

    let folder: string;
    before(async () => {
      folder = await mkdtemp(join(tmpdir(), 'pim-bot-export-'));
      database = await kind.make();
      const { setting } = database;
      where =
        setting.kind === 'embedded'
          ? { args: ['--data', join(setting.folder, '..')], settings: {} }
          : {
              args: [],
              settings: {
                DATABASE_URL: SERVER_URL,
                DATABASE_SCHEMA: 'schema' in setting ? (setting.schema ?? '') : '',
              },
            };
      await withStorage(async ({ db, schema }) => {
        for (const text of ['one', 'two', 'three'])
          await db.transaction().execute((own) => appendRecord(own.withSchema(schema), entry(text)));
      });
    });
    after(async () => {
      await database.drop();
      await rm(folder, { recursive: true });
    });

    it('say that the trail is unbroken, from when to when, with its head', async () => {
      const { code, out } = await verify();
      assert.match(out, /^3 records, unbroken from \S+ \(record 1\) to \S+ \(record 3\)\.\nHead: 3:[\da-f]{64}\n$/);
      assert.equal(code, 0);
    });

    it('compare with a head that was noted, and refuse what is none', async () => {
      const { seq, hash } = await withStorage(({ db }) => readHead(db));
      assert.equal((await verify('--head', `${seq}:${hash}`)).code, 0);
      const other = await verify('--head', `4:${hash}`);
      assert.match(other.out, /record 4 was removed from the end: the head that was noted/);
      assert.equal(other.code, 1);
      const none = await verify('--head', 'yesterday');
      assert.match(none.complaints, /--head "yesterday" is no head of an audit trail/);
      assert.equal(none.code, 2);
    });

    it('export it as JSON lines whose hashes anybody can compute, and as CSV', async () => {
      const lines = (await run('audit:export', where.args, where.settings)).out.trim().split('\n');
      assert.deepEqual(
        lines.map((line) => JSON.parse(line).justification),
        ['one', 'two', 'three'],
      );
      for (const line of lines) {
        const { hash, ...record } = JSON.parse(line);
        assert.equal(
          createHash('sha256')
            .update(canonicalize(record) ?? '')
            .digest('hex'),
          hash,
        );
      }
      const out = join(folder, 'audit.csv');
      const csv = await run('audit:export', [...where.args, '--format', 'csv', '--out', out], where.settings);
      assert.equal(csv.out, `3 records in ${out}\n`);
      assert.equal((await readFile(out, 'utf8')).trim().split('\n').length, 4);
      const again = await run('audit:export', [...where.args, '--format', 'csv', '--out', out], where.settings);
      assert.match(again.complaints, /is there already, and is not written over/);
      assert.equal(again.code, 1);
    });

    it('export nothing of another time', async () => {
      const none = await run('audit:export', [...where.args, '--to', '2020-01-01'], where.settings);
      assert.deepEqual(none, { code: 0, out: '', complaints: '' });
    });

    it('name the first record that was edited, and end with 1', async () => {
      await withStorage(({ execute, schema }) =>
        execute(
          `${guard(schema, 'disable')}; update ${schema}.audit set record = replace(record, 'two', 'six') where seq = 2; ${guard(schema, 'enable')}`,
        ),
      );
      const { code, out } = await verify();
      assert.equal(
        out,
        'The audit trail is broken: record 2 was edited: its hash is not that of its text. The record before that holds.\n',
      );
      assert.equal(code, 1);
    });

    if (kind.name === 'the embedded database')
      it('do not read a folder that a bot uses, and say who has it', async () => {
        const { code, complaints } = await withStorage(() => verify());
        assert.match(complaints, new RegExp(`in use by process ${process.pid} `));
        assert.equal(code, 1);
      });
  });

describe('The audit commands', function () {
  this.timeout(120_000);
  it('make no database where there is none', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'pim-bot-none-'));
    const { code, complaints } = await run('audit:verify', ['--data', folder]);
    await rm(folder, { recursive: true });
    assert.match(complaints, /There is no database in .*bot\. Name the bot's own data folder/);
    assert.equal(code, 1);
  });

  it('are what npm runs under their names', async () => {
    const ofNpm = (name: string) => ended('npm', ['run', '--silent', name, '--', '--nonsense']);
    for (const name of ['audit:verify', 'audit:export']) {
      const { code, complaints } = await ofNpm(name);
      assert.match(complaints, new RegExp(`--nonsense.*Usage: npm run ${name} -- `, 's'));
      assert.equal(code, 2);
    }
  });

  it('say how they are used when they are called wrongly', async () => {
    const { code, complaints } = await run('audit:verify', ['--dta', 'x']);
    assert.match(complaints, /--dta.*Usage: npm run audit:verify/s);
    assert.equal(code, 2);
  });
});
