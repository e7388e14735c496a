import { sql } from 'kysely';
import type { ActivityClaim, ReceivedActivities, StoredReceipt } from '../../../teams/delivery/received-activities.ts';
import { type Instance, isAlive } from '../instances/instance.ts';
import type { KeepTrying } from '../keep-trying.ts';
import type { Storage } from '../storage.ts';
import { fromStoredJson, toStoredJson } from '../stored-json.ts';

/** Between two looks at an activity that another instance answers. */
const LOOK_AGAIN_MS = 100;
/** Longer than a turn takes. Teams has given up by then, and brings it again. */
const WAIT_LIMIT_MS = 60_000;
/** Teams brings an activity again within minutes. */
const KEPT_HOURS = 24;

export interface ActivityStoreParts {
  readonly storage: Storage;
  readonly instance: Pick<Instance, 'id'>;
  readonly keepTrying: KeepTrying;
  wait(ms: number): Promise<void>;
}

export interface ActivityStore extends ReceivedActivities {
  /** Deletes what Teams does not bring again. @returns how many rows. */
  purge(): Promise<number>;
}

/**
 * Activities in the database: `open → answered`. An open one whose owner does not run any more, or gave it up, is anybody's.
 * Ages are real time, as Teams' are.
 */
export function createActivityStore({ storage, instance, keepTrying, wait }: ActivityStoreParts): ActivityStore {
  const { db, schema } = storage;

  const find = (key: string) =>
    db
      .selectFrom('received_activities')
      .selectAll()
      .select(isAlive(schema).as('alive'))
      .where('key', '=', key)
      .executeTakeFirst();
  type Row = NonNullable<Awaited<ReturnType<typeof find>>>;

  const take = async ({ key, owner }: Row): Promise<ActivityClaim | undefined> => {
    const taken = await db
      .updateTable('received_activities')
      .set({ owner: instance.id })
      .where('key', '=', key)
      .where('state', '=', 'open')
      .where('owner', 'is not distinct from', owner)
      .returning('posted')
      .executeTakeFirst();
    return taken && { kind: 'mine', posted: fromStoredJson(taken.posted) };
  };

  const receiptOf = async (key: string): Promise<StoredReceipt | undefined> => {
    for (let waited = 0; waited < WAIT_LIMIT_MS; waited += LOOK_AGAIN_MS) {
      const row = await find(key);
      if (row?.receipt) return fromStoredJson(row.receipt);
      if (!row?.owner || !row.alive) return undefined;
      await wait(LOOK_AGAIN_MS);
    }
    // Not ours to answer, and nothing is lost: whoever has it still works on it.
    return { status: 503 };
  };

  const claim = async (key: string): Promise<ActivityClaim> => {
    for (;;) {
      const inserted = await db
        .insertInto('received_activities')
        .values({ key, owner: instance.id, state: 'open', posted: '[]' })
        .onConflict((conflict) => conflict.doNothing())
        .returning('key')
        .executeTakeFirst();
      if (inserted) return { kind: 'mine', posted: [] };
      const row = await find(key);
      if (!row) continue;
      if (row.state === 'answered') return { kind: 'theirs', receipt: Promise.resolve(fromStoredJson(row.receipt)) };
      if (row.owner && row.alive) return { kind: 'theirs', receipt: receiptOf(key) };
      const taken = await take(row);
      if (taken) return taken;
    }
  };

  return {
    claim,
    posted: async (key, answer) => {
      await db
        .updateTable('received_activities')
        .set({ posted: sql`posted || ${toStoredJson([answer])}::jsonb` })
        .where('key', '=', key)
        .execute();
    },
    answered: (key, receipt, isLast) =>
      keepTrying('keep what was answered to an activity', async () => {
        await db
          .updateTable('received_activities')
          .set({ receipt: toStoredJson(receipt), ...(isLast && { state: 'answered', owner: null }) })
          .where('key', '=', key)
          // What is kept late is not the last word.
          .where('state', '=', 'open')
          .where('owner', '=', instance.id)
          .execute();
      }),
    failed: (key) =>
      keepTrying('give an activity up', async () => {
        await db
          .updateTable('received_activities')
          .set({ owner: null, receipt: null })
          .where('key', '=', key)
          .where('state', '=', 'open')
          .where('owner', '=', instance.id)
          .execute();
      }),
    purge: async () => {
      const limit = sql<Date>`clock_timestamp() - make_interval(hours => ${KEPT_HOURS})`;
      const { numDeletedRows } = await db
        .deleteFrom('received_activities')
        .where('received_at', '<', limit)
        .executeTakeFirst();
      return Number(numDeletedRows);
    },
  };
}
