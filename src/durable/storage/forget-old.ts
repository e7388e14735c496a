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
  await db.deleteFrom('conversations').where('dead_at', '<', before).execute();
}

async function forgetCards(db: Storage['db'], before: Date): Promise<void> {
  await db
    .with('gone', (inner) =>
      inner
        .deleteFrom('posted_cards')
        .where('seen_at', '<', before)
        .where(({ or, eb, not, exists, selectFrom }) =>
          or([
            eb('is_open', '=', false),
            // Nobody will ever finish it.
            not(
              exists(
                selectFrom('conversations')
                  .whereRef('conversations.conversation_id', '=', 'posted_cards.conversation_id')
                  .where('dead', 'is', null)
                  .select('dead'),
              ),
            ),
          ]),
        )
        .where(({ not, exists, selectFrom, ref }) =>
          not(
            exists(
              selectFrom('followed_requests as follow')
                .select('follow.id')
                .where('follow.ended_at', 'is', null)
                // A message about a change is named after what changed: `told|active|request|…`.
                .where(
                  sql<boolean>`follow.thing = regexp_replace(${ref('posted_cards.thing')}, '^told[|][^|]*[|]', '')`,
                ),
            ),
          ),
        )
        .returning(['thing', 'conversation_id']),
    )
    .deleteFrom('posted_messages as message')
    .using('gone')
    .whereRef('message.thing', '=', 'gone.thing')
    .whereRef('message.conversation_id', '=', 'gone.conversation_id')
    .execute();
  await db
    .deleteFrom('thing_names')
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('posted_cards').whereRef('posted_cards.thing', '=', 'now_called').select('thing'))),
    )
    .execute();
}
