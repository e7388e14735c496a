import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { systemClock } from '../../src/core/clock.ts';
import { openDurable } from '../../src/durable/open-durable.ts';
import type { StorageSetting } from '../../src/durable/storage/storage.ts';
import { until } from '../stand-ins/until.ts';
import { databaseKinds, onServer, silent, type TestDatabase } from './databases.ts';

for (const kind of await databaseKinds())
  describe(`A start that fails behind ${kind.name}`, function () {
    this.timeout(60_000);
    /** Tells its connections from those of others. */
    const name = `pim-test-${randomUUID().slice(0, 8)}`;
    let database: TestDatabase;
    let setting: StorageSetting;
    beforeEach(async () => {
      database = await kind.make();
      setting = named(database.setting);
      await (await opened()).close();
    });
    afterEach(() => database.drop());

    const named = (plain: StorageSetting): StorageSetting => {
      if (plain.kind !== 'server') return plain;
      const url = new URL(plain.url);
      url.searchParams.set('application_name', name);
      return { ...plain, url: url.href };
    };

    const opened = () =>
      openDurable({
        setting,
        clock: systemClock,
        audit: { file: undefined, retention: undefined },
        nameOf: () => undefined,
        isClockMoved: false,
        wait: async () => undefined,
        logger: silent,
      });

    const connections = async (): Promise<number> =>
      onServer(async (client) => {
        const { rows } = await client.query('select from pg_stat_activity where application_name = $1', [name]);
        return rows.length;
      });

    for (const [what, spoil, message] of [
      [
        'it cannot be entered among those that run',
        (schema: string) => `alter table ${schema}.instances add column needed int not null`,
        /"needed"/,
      ],
      [
        'people’s tokens cannot be looked at',
        (schema: string) => `alter table ${schema}.token_partitions rename to others`,
        /token_partitions/,
      ],
      [
        'the queue cannot be opened',
        (schema: string) => `update ${schema}_queue.version set version = 3`,
        /primary keys for table "job"/,
      ],
    ] as const)
      it(`because ${what} leaves no connection, no lock, no owner and no instance`, async () => {
        const storage = await database.open();
        await storage.execute(spoil(storage.schema));
        await storage.close();
        await assert.rejects(opened(), message);
        if (setting.kind === 'embedded') assert.deepEqual(await readdir(setting.folder), ['database']);
        else await until(async () => (await connections()) === 0, 5_000);
        const again = await database.open();
        assert.deepEqual(await again.db.selectFrom('instances').select('id').execute(), []);
        await again.close();
      });
  });
