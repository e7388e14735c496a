import { sql } from 'kysely';
import { FINAL_STATES } from '../../../pim/index.ts';
import type { CardKey, Wanted } from '../../../teams/delivery/card-key.ts';
import { isAlive } from '../instances/instance.ts';
import type { Storage } from '../storage.ts';
import { nowCalled } from './now-called.ts';

/** SQL: posted never, or once with the answer lost: then it is repeated once, and never again. */
export const needsPost = sql<boolean>`(posts = 0 or (posts = 1 and lost = 1))`;

/** SQL of the same, or of a message that shows an older revision. */
export const needsWork = (schema: string) =>
  sql<boolean>`(${needsPost} or exists (select from ${sql.table(`${schema}.posted_messages`)} as m where m.thing = posted_cards.thing and m.conversation_id = posted_cards.conversation_id and m.shown < posted_cards.revision))`;

/** SQL: a living instance works on the row. */
export const isOwned = (schema: string) =>
  sql<boolean>`(owner is not null and owned_until > clock_timestamp() and ${isAlive(schema)})`;

/** An older state is left out, also where it is told late; the same one again is only seen later. */
export async function wantState(
  { db, schema }: Pick<Storage, 'db' | 'schema'>,
  { thing, conversationId }: CardKey,
  { card, state, seenAt }: Wanted,
): Promise<void> {
  await db
    .updateTable('posted_cards')
    .set({
      seen_at: seenAt,
      is_open: true,
      revision: sql`case when state = ${state} then revision else revision + 1 end`,
      card: sql`case when state = ${state} then card else ${JSON.stringify(card)}::jsonb end`,
      state,
    })
    .where('thing', '=', nowCalled(schema, thing))
    .where('conversation_id', '=', conversationId)
    .where('seen_at', '<=', seenAt)
    .$if(!isFinal(state), (update) =>
      update.where(({ or, eb }) =>
        or([eb(sql`split_part(state, '|', 1)`, 'not in', FINAL_STATES), eb('seen_at', '<=', earlier(seenAt))]),
      ),
    )
    .execute();
}

/**
 * A turn says when it shows something, not when it read that: what it shows soon after an end was read before it, because no
 * request goes on after its end.
 */
const TURN_MS = 2 * 60_000;
const earlier = (seenAt: Date): Date => new Date(seenAt.getTime() - TURN_MS);

/** What stands behind a bar in a state says more of the same. */
const isFinal = (state: string): boolean => FINAL_STATES.some((final) => state.split('|')[0] === final);
