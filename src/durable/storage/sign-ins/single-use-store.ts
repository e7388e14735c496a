import type { Selectable } from 'kysely';
import type { Clock } from '../../../core/clock.ts';
import type { SingleUseStore } from '../../../core/single-use-store.ts';
import type { Storage } from '../storage.ts';
import type { SingleUseRow } from '../tables.ts';

/** How long copies that come late are still told that they are late. */
const REMEMBERED_MS = 60 * 60_000;

/**
 * In the database, for any number of instances: of two that take at once the row's lock lets one. Errors: what the
 * database throws; nothing was taken then, as far as the asker may know.
 *
 * @param clock the bot's: things end by it.
 */
export function createSingleUseStore({ db }: Pick<Storage, 'db'>, clock: Clock): PurgedSingleUseStore {
  const find = (key: string) => db.selectFrom('single_uses').selectAll().where('key', '=', key).executeTakeFirst();
  const openNow = () =>
    db.selectFrom('single_uses').where('taken_at', 'is', null).where('expires_at', '>', clock.now());
  const changeOpen = () =>
    db.updateTable('single_uses').where('taken_at', 'is', null).where('expires_at', '>', clock.now());

  return {
    async put(key, owner, value, expiresAt) {
      const row = { owner, value: JSON.stringify(value), expires_at: expiresAt, taken_at: null };
      await db
        .insertInto('single_uses')
        .values({ key, ...row })
        .onConflict((conflict) => conflict.column('key').doUpdateSet(row))
        .execute();
    },
    change: async (key, value) =>
      void (await changeOpen()
        .set({ value: JSON.stringify(value) })
        .where('key', '=', key)
        .execute()),
    find: async (key) => (await openNow().select('value').where('key', '=', key).executeTakeFirst())?.value,
    async take(key) {
      const taken = await changeOpen()
        .set({ taken_at: clock.now() })
        .where('key', '=', key)
        .returning('value')
        .executeTakeFirst();
      if (taken) return { kind: 'mine', value: taken.value };
      const row: Selectable<SingleUseRow> | undefined = await find(key);
      if (!row) return { kind: 'unknown' };
      return { kind: row.taken_at === null ? 'expired' : 'taken' };
    },
    keysOf: async (owner) => {
      const rows = await openNow().select('key').where('owner', '=', owner).orderBy('place').execute();
      return rows.map(({ key }) => key);
    },
    forgetAll: async (owner) =>
      void (await changeOpen().set({ taken_at: clock.now() }).where('owner', '=', owner).execute()),
    async purge() {
      const before = new Date(clock.now().getTime() - REMEMBERED_MS);
      const { numDeletedRows } = await db
        .deleteFrom('single_uses')
        .where('expires_at', '<', before)
        .executeTakeFirstOrThrow();
      return Number(numDeletedRows);
    },
  };
}

export interface PurgedSingleUseStore extends SingleUseStore {
  /** Deletes what ended an hour ago or earlier. @returns how many. */
  purge(): Promise<number>;
}
