import type { Clock } from '../../core/clock.ts';
import type { Storage } from './storage.ts';

const DAY_MS = 24 * 3_600_000;
/** Long after Teams delivers an activity again, and after anybody asks what became of a request. */
const KEPT_DAYS = 30;

/**
 * Drops what nobody asks for any more: intents that ended, and conversations that Teams closed, both 30 days ago. What is
 * under way or in doubt stays, however old. Errors: what the database throws.
 */
export async function forgetOld({ db }: Pick<Storage, 'db'>, clock: Clock): Promise<void> {
  const before = new Date(clock.now().getTime() - KEPT_DAYS * DAY_MS);
  await db
    .deleteFrom('intents')
    .where('state', 'in', ['answered', 'failed'])
    .where('settled_at', '<', before)
    .execute();
  await db.deleteFrom('conversations').where('dead', 'is not', null).where('changed_at', '<', before).execute();
}
