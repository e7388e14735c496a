import { sql } from 'kysely';
import type { IsoDuration } from '../../../core/iso-duration.ts';
import { personKey, targetKey } from '../../../pim/index.ts';
import type { PreferenceStore, Preferences } from '../../../teams/delivery/preference-store.ts';
import type { Storage } from '../storage.ts';
import { fromStoredJson, toStoredJson } from '../stored-json.ts';

/** Preferences in the database. */
export function createPreferenceStore({ db, schema }: Pick<Storage, 'db' | 'schema'>): PreferenceStore {
  return {
    async of(who) {
      const row = await db
        .selectFrom('preferences')
        .select('preferences')
        .where('person', '=', personKey(who))
        .executeTakeFirst();
      return row ? fromStoredJson<Preferences>(row.preferences) : {};
    },
    change: (who, change) =>
      db.transaction().execute(async (transaction) => {
        const own = transaction.withSchema(schema);
        const person = personKey(who);
        // The row is there, so that it can be held: the next change waits for this one.
        await own
          .insertInto('preferences')
          .values({ person, preferences: '{}' })
          .onConflict((conflict) => conflict.doNothing())
          .execute();
        const row = await own
          .selectFrom('preferences')
          .select('preferences')
          .where('person', '=', person)
          .forUpdate()
          .executeTakeFirstOrThrow();
        const preferences = toStoredJson(change(fromStoredJson<Preferences>(row.preferences)));
        await own.updateTable('preferences').set({ preferences }).where('person', '=', person).execute();
      }),
    async lastDuration(who, target) {
      const row = await db
        .selectFrom('last_durations')
        .select('duration')
        .where('person', '=', personKey(who))
        .where('target', '=', targetKey(target))
        .executeTakeFirst();
      return row?.duration as IsoDuration | undefined;
    },
    async noteDuration(who, target, duration) {
      await db
        .insertInto('last_durations')
        .values({ person: personKey(who), target: targetKey(target), duration })
        .onConflict((conflict) => conflict.columns(['person', 'target']).doUpdateSet({ duration }))
        .execute();
    },
    async forget(who) {
      const person = personKey(who);
      await db
        .with('durations', (also) =>
          also.deleteFrom('last_durations').where('person', '=', person).returning(sql`1`.as('one')),
        )
        .deleteFrom('preferences')
        .where('person', '=', person)
        .execute();
    },
  };
}
