import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../../src/core/app-error.ts';
import { openStorage } from '../../../src/durable/storage/open-storage.ts';
import type { Storage, StorageSetting } from '../../../src/durable/storage/storage.ts';
import { makeSmallDisk, type SmallDisk } from '../../stand-ins/small-disk.ts';
import { silent } from '../databases.ts';

describe('A disk that is full, under the embedded database', function () {
  this.timeout(60_000);
  let disk: SmallDisk;
  let setting: StorageSetting & { kind: 'embedded' };
  beforeEach(async function () {
    const small = await makeSmallDisk(150);
    if (!small) {
      console.log('    Skipped: this process may mount no disk of its own.');
      return this.skip();
    }
    disk = small;
    setting = { kind: 'embedded', folder: join(disk.folder, 'bot') };
  });
  afterEach(() => disk?.remove());

  const fails = (message: RegExp) =>
    assert.rejects(openStorage(setting, silent), (error: unknown) => {
      assert.ok(error instanceof AppError && error.code === 'FolderUnusable', String(error));
      assert.match(error.message, message);
      return true;
    });
  const note = (storage: Storage) =>
    storage.db.insertInto('instances').values({ id: crypto.randomUUID(), seen_at: new Date() }).execute();
  const count = async (storage: Storage) => (await storage.db.selectFrom('instances').select('id').execute()).length;

  it('is named where a new one is to be made, and nothing of it stays; with room the next start makes it', async () => {
    await disk.fill();
    await fails(/bot cannot be used to keep data: .*no space left/);
    await disk.makeRoom();
    const small = await makeSmallDisk(20);
    assert.ok(small);
    setting = { kind: 'embedded', folder: join(small.folder, 'bot') };
    try {
      await fails(/No database could be made in .*no room left on its disk.*100 MB of room/);
      assert.deepEqual(await readdir(setting.folder), []);
    } finally {
      await small.remove();
    }
    setting = { kind: 'embedded', folder: join(disk.folder, 'bot') };
    await (await openStorage(setting, silent)).close();
  });

  it('is not taken for damage: what is there stays in its place, and with room everything is there', async () => {
    const first = await openStorage(setting, silent);
    await note(first);
    await first.close();
    await disk.fill();
    await fails(/bot cannot be used to keep data: .*no space left/);
    assert.deepEqual(await readdir(setting.folder), ['database']);
    await disk.makeRoom();
    const again = await openStorage(setting, silent);
    assert.equal(await count(again), 1);
    await again.close();
  });

  it('while it runs fails what cannot be kept, loses nothing that was, and goes on once there is room', async () => {
    const storage = await openStorage(setting, silent);
    await disk.fill();
    let kept = 0;
    await assert.rejects(async () => {
      for (; kept < 20_000; kept += 1) await note(storage);
    }, /No space left on device/);
    assert.equal(await count(storage), kept);
    await disk.makeRoom();
    await note(storage);
    await storage.close();
    const again = await openStorage(setting, silent);
    assert.equal(await count(again), kept + 1);
    await again.close();
  });
});
