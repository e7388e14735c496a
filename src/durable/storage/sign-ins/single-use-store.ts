import type { Selectable } from 'kysely';
import type { Clock } from '../../../core/clock.ts';
import type { SingleUseStore, Taking } from '../../../core/single-use-store.ts';
import { type Instance, isAlive } from '../instances/instance.ts';
import type { Storage } from '../storage.ts';
import type { SingleUseRow } from '../tables.ts';

/** How long copies that come late are still told that they are late. */
const REMEMBERED_MS = 60 * 60_000;

export interface SingleUseStoreParts {
  readonly storage: Pick<Storage, 'db' | 'schema'>;
  readonly instance: Pick<Instance, 'id'>;
  /** The bot's: things end by it. */
  readonly clock: Clock;
}

/**
 * In the database, for any number of instances: of two that take at once the row's lock lets one. Errors: what the
 * database throws; nothing was taken then, as far as the asker may know.
 */
export function createSingleUseStore(parts: SingleUseStoreParts): PurgedSingleUseStore {
  const { clock, instance } = parts;
  const { db, schema } = parts.storage;
  const find = (key: string) => db.selectFrom('single_uses').selectAll().where('key', '=', key).executeTakeFirst();
  const openNow = () =>
    db.selectFrom('single_uses').where('taken_at', 'is', null).where('expires_at', '>', clock.now());
  const changeOpen = () =>
    db.updateTable('single_uses').where('taken_at', 'is', null).where('expires_at', '>', clock.now());

  async function take(key: string, taker: string | null): Promise<Taking> {
    const taken = await changeOpen()
      .set({ taken_at: clock.now(), taker })
      .where('key', '=', key)
      .returning('value')
      .executeTakeFirst();
    if (taken) return { kind: 'mine', value: taken.value };
    const row: Selectable<SingleUseRow> | undefined = await find(key);
    if (!row) return { kind: 'unknown' };
    return { kind: row.taken_at === null ? 'expired' : 'taken' };
  }

  return {
    async put(key, owner, value, expiresAt) {
      const row = { owner, value: JSON.stringify(value), expires_at: expiresAt, taken_at: null, taker: null };
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
    take: (key) => take(key, null),
    begin: (key) => take(key, instance.id),
    finish: async (key) =>
      void (await db
        .updateTable('single_uses')
        .set({ taker: null })
        .where('key', '=', key)
        .where('taker', '=', instance.id)
        .execute()),
    takeAbandoned: (prefix) =>
      db
        .updateTable('single_uses')
        .set({ taker: instance.id })
        .where('taker', 'is not', null)
        .where((where) => where.not(isAlive(schema, 'taker')))
        .where('key', 'like', `${prefix}%`)
        .where('expires_at', '>', clock.now())
        .returning(['key', 'value'])
        .execute(),
    keysOf: async (owner) => {
      const rows = await openNow().select('key').where('owner', '=', owner).orderBy('place').execute();
      return rows.map(({ key }) => key);
    },
    async forgetAll(owner) {
      await changeOpen().set({ taken_at: clock.now() }).where('owner', '=', owner).execute();
      // Nor does what somebody began go on where they end.
      await db.updateTable('single_uses').set({ taker: null }).where('owner', '=', owner).execute();
    },
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
