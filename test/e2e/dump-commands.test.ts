import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dropSchema, onServer, SERVER_URL, serverAnswers } from '../durable/databases.ts';
import { buildPrograms, SHORT_LIVED } from '../stand-ins/build-programs.ts';

describe('npm run db:restore with a file that is no dump', function () {
  this.timeout(120_000);
  let folder: string;
  let bad: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pim-bot-restore-'));
    bad = join(folder, 'bad.jsonl');
    await writeFile(bad, 'no dump\n');
  });
  after(() => rm(folder, { recursive: true }));

  const refuses = async (args: readonly string[], settings: Readonly<Record<string, string>> = {}) => {
    const { dbRestore } = await buildPrograms();
    await new Promise<void>((resolve, reject) => {
      const env = { ...process.env, DATABASE_URL: '', DATA_DIR: '', ...settings };
      execFile(
        process.execPath,
        [...SHORT_LIVED, dbRestore, '--from', bad, ...args],
        { env },
        (error, _out, complaints) => {
          try {
            assert.equal(error?.code, 1, complaints);
            assert.match(complaints, /The dump cannot be used: it does not begin as one\. Nothing was changed/);
            resolve();
          } catch (failure) {
            reject(failure);
          }
        },
      );
    });
  };

  it('makes no folder and no database', async () => {
    await refuses(['--data', join(folder, 'data')]);
    assert.deepEqual(await readdir(folder), ['bad.jsonl']);
  });

  it('makes nothing on a server', async function () {
    if (!(await serverAnswers())) return this.skip();
    const schema = `pim_test_${randomUUID().replaceAll('-', '')}`;
    await refuses([], { DATABASE_URL: SERVER_URL, DATABASE_SCHEMA: schema });
    const made = await onServer((client) =>
      client.query('select nspname from pg_namespace where starts_with(nspname, $1)', [schema]),
    );
    await dropSchema(schema);
    assert.deepEqual(made.rows, []);
  });
});
