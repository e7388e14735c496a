import { type Selectable, sql } from 'kysely';
import { AppError } from '../../../core/app-error.ts';
import {
  type Claim,
  type Intent,
  type IntentOutcome,
  type IntentStore,
  isInDoubt,
  type WriteEvent,
} from '../../../pim/index.ts';
import type { Instance } from '../instances/instance.ts';
import { isAlive } from '../instances/instance.ts';
import type { KeepTrying } from '../keep-trying.ts';
import { mayBeDone } from '../silence.ts';
import type { Storage } from '../storage.ts';
import { fromStoredJson } from '../stored-json.ts';
import type { IntentRow } from '../tables.ts';
import { intentRow } from './intent-row.ts';
import { fromStoredOutcome, toStoredOutcome } from './stored-outcome.ts';
import { notRecorded, strikeOut } from './strike-out.ts';

/** Between two looks at somebody else's intent. */
const LOOK_AGAIN_MS = 200;
/** Longer than a write with all that may delay it. Who waits longer is told that nothing is known. */
const WAIT_LIMIT_MS = 60_000;
/** What of that is gone when the database did not answer. */
const SILENCE_MS = 5_000;
/** How often a claim may meet an intent that is settled at that very moment. */
const MAX_ROUNDS = 20;

export interface IntentStoreParts {
  readonly storage: Storage;
  readonly instance: Pick<Instance, 'id'>;
  /** Keeps the audit trail's record in the same transaction. */
  append(db: Storage['db'], event: WriteEvent): Promise<void>;
  /** Keeps in the same transaction what is to be done after it; `whenKept` begins that. */
  settled?(db: Storage['db'], intent: Intent, outcome: IntentOutcome, at: Date): Promise<void>;
  whenKept?(): void;
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
    try {
      const row = await db
        .insertInto('intents')
        .values({ ...intentRow(intent), state: 'open', owner: instance.id })
        .onConflict((conflict) => conflict.doNothing())
        .returning('id')
        .executeTakeFirst();
      return row !== undefined;
    } catch (error) {
      if (mayBeDone(error)) void parts.keepTrying('strike out a request not sent', () => strikeOut(db, intent));
      throw error;
    }
  };

  /** Of the same activity, or else the one that holds the business key. */
  const findFirst = async (intent: Intent): Promise<FoundRow | undefined> => {
    const { actor, wish, activity_id } = intentRow(intent);
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

  const leave = (id: string): Promise<void> =>
    parts.keepTrying('leave a request to others', async () => {
      await db
        .updateTable('intents')
        .set({ owner: null, state: 'in-doubt', outcome: toStoredOutcome({ kind: 'failed', error: notKnown() }) })
        .where('id', '=', id)
        .where('owner', '=', instance.id)
        .where('state', 'in', UNDER_WAY)
        .execute();
    });

  /** Only one of several can. */
  const take = async ({ id, owner }: Pick<FoundRow, 'id' | 'owner'>): Promise<Intent | undefined> => {
    const taking = db
      .updateTable('intents')
      .set({ owner: instance.id })
      .where('id', '=', id)
      .where('owner', 'is not distinct from', owner)
      .where('state', 'in', UNDER_WAY)
      .returning('intent')
      .executeTakeFirst();
    try {
      const taken = await taking;
      return taken && intentIn(taken);
    } catch (error) {
      // It may be ours now, with nobody at it.
      if (mayBeDone(error)) void leave(id);
      throw error;
    }
  };

  const look = (id: string) => db.selectFrom('intents').selectAll().where('id', '=', id).executeTakeFirst();

  const outcomeOf = async (id: string): Promise<IntentOutcome> => {
    for (let waited = 0; waited < WAIT_LIMIT_MS; waited += LOOK_AGAIN_MS) {
      const row = await look(id).catch(() => 'no answer' as const);
      if (row === 'no answer') waited += SILENCE_MS;
      else if (row?.outcome && !isUnderWay(row)) return fromStoredOutcome(row.outcome);
      else if (!row?.owner) break;
      await parts.wait(LOOK_AGAIN_MS);
    }
    return { kind: 'failed', error: notKnown() };
  };

  const claimOnce = async (intent: Intent): Promise<Claim | undefined> => {
    if (await insert(intent)) return { kind: 'mine' };
    const row = await findFirst(intent);
    if (!row) return undefined;
    if (!isUnderWay(row))
      return { kind: 'theirs', begun: intentIn(row), outcome: Promise.resolve(fromStoredOutcome(row.outcome)) };
    if (row.owner && row.alive) return { kind: 'theirs', begun: intentIn(row), outcome: outcomeOf(row.id) };
    const taken = await take(row);
    return taken && { kind: 'abandoned', intent: taken };
  };

  return {
    async claim(intent) {
      for (let round = 0; round < MAX_ROUNDS; round += 1) {
        const claim = await claimOnce(intent).catch((error: unknown) => {
          throw notRecorded(error);
        });
        if (claim) return claim;
      }
      throw notKnown();
    },
    settle: (intent, outcome, event) =>
      parts.keepTrying('keep what became of a request', async () => {
        await db.transaction().execute(async (transaction) => {
          const own = transaction.withSchema(schema);
          const ended = settled(outcome, event.at);
          // The commit of an earlier attempt may have gone unanswered, and may still be on its way.
          if (await isEndedSo(own, intent, ended)) return;
          await own
            .updateTable('intents')
            .set(ended)
            .where('id', '=', intent.requestId)
            // What PIM did is true whenever it is heard; that nothing was heard is news only where nothing else is known.
            .$if(outcome.kind === 'failed', (update) => update.where('state', 'in', UNDER_WAY))
            .execute();
          await parts.settled?.(own, intent, outcome, event.at);
          // Last: from here until the end nobody else's outcome is kept.
          await parts.append(own, event);
        });
        parts.whenKept?.();
      }),
    release: ({ requestId }) => leave(requestId),
    async *claimAbandoned() {
      const rows = await db
        .selectFrom('intents')
        .select(['id', 'owner'])
        .where('state', 'in', UNDER_WAY)
        .where((where) => where.or([where('owner', 'is', null), where.not(isAlive(schema))]))
        .orderBy('recorded_at')
        .execute();
      // Only what is worked on now is ours: what follows a failure stays anybody's.
      for (const row of rows) {
        const taken = await take(row);
        if (taken) yield taken;
      }
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

/** Locks the intent first: the answer holds until the transaction ends. */
const isEndedSo = async (
  db: Storage['db'],
  { requestId }: Intent,
  { state, outcome, settled_at }: ReturnType<typeof settled>,
): Promise<boolean> => {
  const row = await db
    .selectFrom('intents')
    .select((is) =>
      is
        .and([is('state', '=', state), is('settled_at', '=', settled_at), is('outcome', '=', sql`${outcome}::jsonb`)])
        .as('isSo'),
    )
    .where('id', '=', requestId)
    .forUpdate()
    .executeTakeFirst();
  return Boolean(row?.isSo);
};
