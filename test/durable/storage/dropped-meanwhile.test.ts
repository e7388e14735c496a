import assert from 'node:assert/strict';
import { databaseKinds, dropSchema, onServer, type TestDatabase } from '../databases.ts';

const ROUNDS = 8;

for (const kind of await databaseKinds())
  if (kind.name === 'PostgreSQL')
    describe('A server whose other schemas come and go', function () {
      this.timeout(60_000);
      const made: TestDatabase[] = [];
      after(async () => void (await Promise.all(made.map((database) => database.drop()))));

      it('is opened all the same', async () => {
        let isOver = false;
        const others = (async () => {
          while (!isOver) {
            await onServer(async (client) => {
              const tables = Array.from({ length: 20 }, (_, at) => `create table pim_test_other.t${at} (id serial)`);
              await client.query(`create schema pim_test_other; ${tables.join(';')}`);
            });
            await dropSchema('pim_test_other');
          }
        })();
        try {
          for (let round = 0; round < ROUNDS; round += 1) {
            const database = await kind.make();
            made.push(database);
            const storage = await database.open();
            await storage.close();
          }
        } finally {
          isOver = true;
          await others;
        }
        assert.equal(made.length, ROUNDS);
      });
    });
