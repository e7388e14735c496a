import { personKey } from '../../../pim/index.ts';
import type { Bundle, BundleStore } from '../../../teams/delivery/bundle-store.ts';
import type { Storage } from '../storage.ts';
import { fromStoredJson, toStoredJson } from '../stored-json.ts';

/**
 * Bundles in the database.
 *
 * @param spell the form in which names are compared.
 */
export function createBundleStore({ db }: Pick<Storage, 'db'>, spell: (name: string) => string): BundleStore {
  const bundles = db.selectFrom('bundles').select('bundle').orderBy('spelling');
  const bundleIn = ({ bundle }: { readonly bundle: unknown }) => fromStoredJson<Bundle>(bundle);
  return {
    of: async (who) => (await bundles.where('person', '=', personKey(who)).execute()).map(bundleIn),
    async find(who, name) {
      const row = await bundles
        .where('person', '=', personKey(who))
        .where('spelling', '=', spell(name))
        .executeTakeFirst();
      return row && bundleIn(row);
    },
    async save(who, bundle) {
      const stored = toStoredJson(bundle);
      await db
        .insertInto('bundles')
        .values({ person: personKey(who), spelling: spell(bundle.name), bundle: stored })
        .onConflict((conflict) => conflict.columns(['person', 'spelling']).doUpdateSet({ bundle: stored }))
        .execute();
    },
    async remove(who, name) {
      const removed = await db
        .deleteFrom('bundles')
        .where('person', '=', personKey(who))
        .where('spelling', '=', spell(name))
        .returning('spelling')
        .executeTakeFirst();
      return removed !== undefined;
    },
  };
}
