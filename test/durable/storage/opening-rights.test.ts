import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chmod, chown, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { troubleWith } from '../../../src/durable/storage/embedded/files-trouble.ts';
import { openEmbedded } from '../../../src/durable/storage/embedded/open-embedded.ts';
import { openStorage } from '../../../src/durable/storage/open-storage.ts';
import type { StorageSetting } from '../../../src/durable/storage/storage.ts';
import { until } from '../../stand-ins/until.ts';
import { silent } from '../databases.ts';

/** Root may read and write everything: then the bot is somebody who may not. */
const BOT = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

const sourceOf = (path: string): string => JSON.stringify(new URL(`../../../src/${path}`, import.meta.url).href);

/** Opens and closes as the bot's user would; gives the code and the words of the failure. */
const openAsBot = (setting: StorageSetting): Promise<string> => {
  const program = `
    import { openStorage } from ${sourceOf('durable/storage/open-storage.ts')};
    import { createLogger } from ${sourceOf('core/logger.ts')};
    await openStorage(${JSON.stringify(setting)}, createLogger('child', 'silent')).then(
      (storage) => storage.close().then(() => console.log('opened')),
      (error) => console.log(error.code + ': ' + error.message),
    );`;
  const args = ['--import', 'tsx', '--input-type=module', '-e', program];
  return new Promise((resolve) => {
    execFile(process.execPath, args, BOT, (_error, out, complaints) => resolve(out.trim() || complaints));
  });
};

describe('The embedded database of a bot that may not do everything', function () {
  this.timeout(120_000);
  let folder: string;
  let setting: StorageSetting & { kind: 'embedded' };
  before(async function () {
    const root = await mkdtemp(join(tmpdir(), 'pim-bot-data-'));
    if (BOT.uid !== undefined) await chown(root, BOT.uid, BOT.gid);
    const opened = await openAsBot({ kind: 'embedded', folder: join(root, 'bot') });
    await rm(root, { recursive: true });
    if (opened === 'opened') return;
    console.log(`    Skipped: user ${BOT.uid} cannot run this program (${opened.split('\n')[0]}).`);
    this.skip();
  });
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pim-bot-data-'));
    setting = { kind: 'embedded', folder: join(folder, 'bot') };
    if (BOT.uid !== undefined) await chown(folder, BOT.uid, BOT.gid);
    assert.equal(await openAsBot(setting), 'opened');
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  /** As `sudo` leaves a file behind. */
  const takeAway = async (path: string, mode = 0) => {
    await chmod(path, mode);
    if (BOT.uid !== undefined) await chown(path, 0, 0);
  };
  const giveBack = async (path: string) => {
    if (BOT.uid !== undefined) await chown(path, BOT.uid, BOT.gid);
    await chmod(path, 0o700);
  };

  for (const part of ['', 'PG_VERSION', 'global/pg_control', 'base'])
    it(`stays in its place where ${part || 'its folder'} was left to somebody else, and opens once that is mended`, async () => {
      const path = join(setting.folder, 'database', part);
      await takeAway(path);
      for (const start of ['first', 'second']) {
        const said = await openAsBot(setting);
        assert.match(said, /^FolderUnusable: The database in .*bot\/database cannot be opened: EACCES: .*/, start);
        assert.match(said, /Nothing was changed\. Let user \d+, .*read and write every file/);
        assert.deepEqual(await readdir(setting.folder), ['database']);
      }
      await giveBack(path);
      assert.equal(await openAsBot(setting), 'opened');
    });

  it('is taken over where the number of the process that was killed belongs to somebody else by now', async () => {
    const dead = { id: randomUUID(), pid: 1, host: hostname(), began: '1' };
    await writeFile(join(setting.folder, 'owner.json'), JSON.stringify(dead));
    assert.equal(await openAsBot(setting), 'opened');
  });
});

describe('An embedded database that takes too long to open', function () {
  this.timeout(60_000);
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pim-bot-data-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('is told and stays in its place, in use until PostgreSQL has ended; the next start has everything', async () => {
    const setting: StorageSetting = { kind: 'embedded', folder };
    const first = await openStorage(setting, silent);
    const id = randomUUID();
    await first.db.insertInto('instances').values({ id, seen_at: new Date() }).execute();
    await first.close();

    await assert.rejects(openEmbedded(folder, undefined, 1), {
      code: 'FolderUnusable',
      message: /did not answer within 0.001 s\. Nothing was changed\. It may be recovering .* start again/,
    });
    assert.deepEqual(await readdir(folder), ['database', 'owner.json']);
    await until(async () => !(await readdir(folder)).includes('owner.json'));
    const again = await openStorage(setting, silent);
    assert.deepEqual(await again.db.selectFrom('instances').select('id').execute(), [{ id }]);
    await again.close();
  });
});

describe('An embedded database on which a bot breaks off that is itself in trouble', function () {
  this.timeout(60_000);

  for (const [what, cause, next] of [
    [
      'without a file of its packages',
      Object.assign(new Error('ENOENT: no such file, open pglite.wasm'), { syscall: 'open' }),
      /npm ci/,
    ],
    ['without memory', new RangeError('WebAssembly.Memory(): could not allocate memory'), /See to memory/],
  ] as const)
    it(`stays in its place: ${what}`, async () => {
      const folder = await mkdtemp(join(tmpdir(), 'pim-bot-data-'));
      const dataDir = join(folder, 'database');
      await mkdir(dataDir);
      await writeFile(join(dataDir, 'PG_VERSION'), '18');
      const error = await troubleWith(folder, dataDir, cause);
      assert.equal(error.code, 'FolderUnusable');
      assert.ok(error.message.includes(cause.message), error.message);
      assert.match(error.message, next);
      assert.deepEqual(await readdir(folder), ['database']);
      await rm(folder, { recursive: true });
    });
});
