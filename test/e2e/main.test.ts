import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger } from '../../src/core/logger.ts';
import { openStorage } from '../../src/durable/storage/open-storage.ts';
import { BOT_SETTINGS } from '../stand-ins/bot-settings.ts';
import { buildPrograms } from '../stand-ins/build-programs.ts';
import { type StartedProcess, startProcess } from '../stand-ins/sandbox-process.ts';

describe('npm start', function () {
  this.timeout(60_000);
  let bot: StartedProcess | undefined;
  let folder: string;
  let program: string;
  before(async () => {
    program = (await buildPrograms()).main;
  });
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pim-bot-main-'));
  });
  afterEach(async () => {
    await bot?.stop();
    bot = undefined;
    await rm(folder, { recursive: true, force: true });
  });

  it('does not start over data that another bot uses, and says who has them', async () => {
    bot = await startProcess(program, ['--data', folder], 'pim-bot ready ', BOT_SETTINGS);
    const second = startProcess(program, ['--data', folder], 'pim-bot ready ', BOT_SETTINGS);
    await assert.rejects(second, /ended with 1: The data in .* is in use by process \d+ on /);
    assert.equal((await fetch(`${bot.ready}/healthz`)).status, 200);
  });

  it('does not start without the database server that it is told of, and says why', async () => {
    const settings = { ...BOT_SETTINGS, DATABASE_URL: 'postgres://bot:hush@127.0.0.1:1/pim' };
    await assert.rejects(startProcess(program, [], 'pim-bot ready ', settings), (error: Error) => {
      assert.match(
        error.message,
        /ended with 1: No database at postgres:\/\/bot@127\.0\.0\.1:1\/pim.*Nothing listens there/,
      );
      assert.doesNotMatch(error.message, /hush/);
      return true;
    });
  });

  it('does not start where the audit trail cannot be written as it is told to, and says where', async () => {
    const settings = { ...BOT_SETTINGS, AUDIT_FILE: join(folder, 'none', 'audit.jsonl') };
    const starting = startProcess(program, ['--data', folder], 'pim-bot ready ', settings);
    await assert.rejects(
      starting,
      /ended with 1: The audit trail cannot be written to .*none.audit\.jsonl: .*AUDIT_FILE/,
    );
  });

  it('listens, lets nobody in without a token, and stops with 0 within ten seconds', async () => {
    bot = await startProcess(program, ['--data', folder], 'pim-bot ready ', BOT_SETTINGS);
    assert.equal((await fetch(`${bot.ready}/healthz`)).status, 200);
    const reply = await fetch(`${bot.ready}/api/messages`, { method: 'POST', body: '{}' });
    assert.deepEqual([reply.status, await reply.text()], [401, '']);
    const stoppedAt = Date.now();
    assert.equal(await bot.stop(), 0);
    assert.ok(Date.now() - stoppedAt < 10_000);
    assert.doesNotMatch(bot.complaints(), /no-secret-at-all/);
  });

  it('that fails over its queue leaves the data to the next, without an owner', async () => {
    bot = await startProcess(program, ['--data', folder], 'pim-bot ready ', BOT_SETTINGS);
    await bot.stop();
    const setting = { kind: 'embedded', folder: join(folder, 'bot') } as const;
    const storage = await openStorage(setting, createLogger('test', 'silent'));
    await storage.execute('alter function pim_queue.create_queue rename to other');
    await storage.close();
    const failing = startProcess(program, ['--data', folder], 'pim-bot ready ', BOT_SETTINGS);
    await assert.rejects(failing, /ended with 1: .*create_queue/);
    assert.deepEqual(await readdir(setting.folder), ['database']);
  });

  for (const [when, args, settings, expected] of [
    [
      'without credentials',
      [],
      {},
      /BOT_APP_ID: must be.*\n.*BOT_TENANT_ID: must be.*\n.*BOT_CLIENT_SECRET: exactly one/,
    ],
    ['with a sample as it is', ['--env', 'production'], {}, /BOT_APP_ID: must be.*\n.*BOT_TENANT_ID: must be/],
    ['with the name of no environment', ['--env', 'nowhere'], {}, /There is no env\/\.env\.nowhere/],
    ['with an option it does not know', ['--auth'], BOT_SETTINGS, /--auth.*Usage: npm start/s],
  ] as const)
    it(`does not start ${when}, and says what to do`, () => {
      const result = spawnSync(process.execPath, [program, ...args], {
        env: { PATH: process.env.PATH, ...settings },
        encoding: 'utf8',
      });
      assert.notEqual(result.status, 0);
      assert.match(result.stderr, expected);
      assert.equal(result.stdout, '');
    });
});
