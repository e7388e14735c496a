import { type Selectable, sql } from 'kysely';
import { AppError } from '../../../core/app-error.ts';
import {
  type Claim,
  type Intent,
  type IntentOutcome,
  type IntentStore,
  isInDoubt,
  personKey,
  type WriteEvent,
  wishKey,
} from '../../../pim/index.ts';
import type { Instance } from '../instances/instance.ts';
import { isAlive } from '../instances/instance.ts';
import type { Storage } from '../storage.ts';
import { fromStoredJson, toStoredJson } from '../stored-json.ts';
import type { IntentRow } from '../tables.ts';
import type { KeepTrying } from './keep-trying.ts';
import { fromStoredOutcome, toStoredOutcome } from './stored-outcome.ts';

/** Between two looks at somebody else's intent. */
const LOOK_AGAIN_MS = 200;
/** Longer than a write with all that may delay it. Who waits longer is told that nothing is known. */
const WAIT_LIMIT_MS = 60_000;
/** How often a claim may meet an intent that is settled at that very moment. */
const MAX_ROUNDS = 20;

export interface IntentStoreParts {
  readonly storage: Storage;
  readonly instance: Pick<Instance, 'id'>;
  /** Keeps the audit trail's record in the same transaction. */
  append(db: Storage['db'], event: WriteEvent): Promise<void>;
  readonly keepTrying: KeepTrying;
  wait(ms: number): Promise<void>;
}

/**
 * Intents in the database, for any number of instances.
 *
 *   open → answered | failed
 *   open → in-doubt → answered | failed
 *
 * Open and in-doubt ones hold their business key. One without a living owner is abandoned.
 */
export function createIntentStore(parts: IntentStoreParts): IntentStore {
  const { storage, instance } = parts;
  const { db, schema } = storage;

  const insert = async (intent: Intent): Promise<boolean> => {
    const row = await db
      .insertInto('intents')
      .values({ ...rowOf(intent), state: 'open', owner: instance.id })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst();
    return row !== undefined;
  };

  /** Of the same activity, or else the one that holds the business key. */
  const findFirst = async (intent: Intent): Promise<FoundRow | undefined> => {
    const { actor, wish, activity_id } = rowOf(intent);
    return db
      .selectFrom('intents')
      .selectAll()
      .select(isAlive(schema).as('alive'))
      .where('actor', '=', actor)
      .where('wish', '=', wish)
      .where((where) => where.or([where('activity_id', '=', activity_id), where('state', 'in', UNDER_WAY)]))
      .orderBy(sql`activity_id = ${activity_id}`, 'desc')
      .limit(1)
      .executeTakeFirst();
  };

  /** Only one of several can. */
  const take = async ({ id, owner }: Pick<FoundRow, 'id' | 'owner'>): Promise<boolean> => {
    const taken = await db
      .updateTable('intents')
      .set({ owner: instance.id })
      .where('id', '=', id)
      .where('owner', 'is not distinct from', owner)
      .where('state', 'in', UNDER_WAY)
      .returning('id')
      .executeTakeFirst();
    return taken !== undefined;
  };

  const outcomeOf = async (id: string): Promise<IntentOutcome> => {
    for (let waited = 0; waited < WAIT_LIMIT_MS; waited += LOOK_AGAIN_MS) {
      const row = await db.selectFrom('intents').selectAll().where('id', '=', id).executeTakeFirst();
      if (row?.outcome && !isUnderWay(row)) return fromStoredOutcome(row.outcome);
      if (!row?.owner) break;
      await parts.wait(LOOK_AGAIN_MS);
    }
    return { kind: 'failed', error: notKnown() };
  };

  const claimOnce = async (intent: Intent): Promise<Claim | undefined> => {
    if (await insert(intent)) return { kind: 'mine' };
    const row = await findFirst(intent);
    if (!row) return undefined;
    if (!isUnderWay(row)) return { kind: 'theirs', outcome: Promise.resolve(fromStoredOutcome(row.outcome)) };
    if (row.owner && row.alive) return { kind: 'theirs', outcome: outcomeOf(row.id) };
    return (await take(row)) ? { kind: 'abandoned', intent: intentIn(row) } : undefined;
  };

  return {
    async claim(intent) {
      for (let round = 0; round < MAX_ROUNDS; round += 1) {
        const claim = await claimOnce(intent);
        if (claim) return claim;
      }
      throw notKnown();
    },
    settle: (intent, outcome, event) =>
      parts.keepTrying('keep what became of a request', () =>
        db.transaction().execute(async (transaction) => {
          const own = transaction.withSchema(schema);
          await own
            .updateTable('intents')
            .set(settled(outcome, event.at))
            .where('id', '=', intent.requestId)
            // What PIM did is true whenever it is heard; that nothing was heard is news only where nothing else is known.
            .$if(outcome.kind === 'failed', (update) => update.where('state', 'in', UNDER_WAY))
            .execute();
          await parts.append(own, event);
        }),
      ),
    release: (intent) =>
      parts.keepTrying('leave a request to others', async () => {
        await db
          .updateTable('intents')
          .set({ owner: null, state: 'in-doubt', outcome: toStoredOutcome({ kind: 'failed', error: notKnown() }) })
          .where('id', '=', intent.requestId)
          .where('state', 'in', UNDER_WAY)
          .execute();
      }),
    async claimAbandoned() {
      const rows = await db
        .selectFrom('intents')
        .selectAll()
        .where('state', 'in', UNDER_WAY)
        .where((where) => where.or([where('owner', 'is', null), where.not(isAlive(schema))]))
        .orderBy('recorded_at')
        .execute();
      const taken: Intent[] = [];
      for (const row of rows) if (await take(row)) taken.push(intentIn(row));
      return taken;
    },
    async answersAmong(requestIds) {
      if (requestIds.length === 0) return new Set();
      const rows = await db.selectFrom('intents').select('answer_id').where('answer_id', 'in', requestIds).execute();
      return new Set(rows.flatMap(({ answer_id }) => answer_id ?? []));
    },
  };
}

type Row = Selectable<IntentRow>;
type FoundRow = Row & { readonly alive: boolean };

const UNDER_WAY = ['open', 'in-doubt'];

const isUnderWay = ({ state }: Pick<Row, 'state'>): boolean => UNDER_WAY.includes(state);

const intentIn = ({ intent }: Pick<Row, 'intent'>): Intent => fromStoredJson<Intent>(intent);

const rowOf = (intent: Intent) => ({
  id: intent.requestId,
  activity_id: intent.activityId,
  actor: personKey(intent.actor),
  wish: wishKey(intent.write),
  intent: toStoredJson(intent),
  recorded_at: intent.recordedAt,
});

function settled(outcome: IntentOutcome, at: Date) {
  const isFailed = outcome.kind === 'failed';
  return {
    state: !isFailed ? 'answered' : isInDoubt(outcome.error) ? 'in-doubt' : 'failed',
    owner: null,
    outcome: toStoredOutcome(outcome),
    answer_id: isFailed ? null : (outcome.request?.id ?? null),
    settled_at: at,
  };
}

const notKnown = (): AppError =>
  new AppError('NoAnswer', 'Somebody was at the same thing, and what came of it is not known yet. Look again.', {
    facts: { sent: 'maybe' },
  });
