import { sql } from 'kysely';
import type { Clock } from '../../core/clock.ts';
import type { Storage } from './storage.ts';

const DAY_MS = 24 * 3_600_000;
/** Long after Teams delivers an activity again, and after anybody asks what became of a request. */
const KEPT_DAYS = 30;

/**
 * Drops what nobody asks for any more: intents and followed requests that ended, conversations that Teams closed, and what is
 * known of messages about neither, each 30 days ago. What is under way, in doubt or followed stays, however old. Errors: what
 * the database throws.
 */
export async function forgetOld({ db }: Pick<Storage, 'db'>, clock: Clock): Promise<void> {
  const before = new Date(clock.now().getTime() - KEPT_DAYS * DAY_MS);
  await db
    .deleteFrom('intents')
    .where('state', 'in', ['answered', 'failed'])
    .where('settled_at', '<', before)
    .execute();
  await db.deleteFrom('followed_requests').where('ended_at', '<', before).execute();
  await forgetCards(db, before);
  await db.deleteFrom('conversations').where('dead', 'is not', null).where('changed_at', '<', before).execute();
}

async function forgetCards(db: Storage['db'], before: Date): Promise<void> {
  const gone = await db
    .deleteFrom('posted_cards as card')
    .where('card.seen_at', '<', before)
    .where('card.is_open', '=', false)
    .where(({ not, exists, selectFrom, ref }) =>
      not(
        exists(
          selectFrom('followed_requests as follow')
            .select('follow.id')
            .where('follow.ended_at', 'is', null)
            // A message about a change is named after what changed: `told|active|request|…`.
            .where(sql<boolean>`follow.thing = regexp_replace(${ref('card.thing')}, '^told[|][^|]*[|]', '')`),
        ),
      ),
    )
    .returning(['card.thing', 'card.conversation_id'])
    .execute();
  for (const { thing, conversation_id } of gone)
    await db
      .deleteFrom('posted_messages')
      .where('thing', '=', thing)
      .where('conversation_id', '=', conversation_id)
      .execute();
}
