import { AppError } from '../../../core/app-error.ts';
import type { Intent } from '../../../pim/index.ts';
import type { Storage } from '../storage.ts';
import { intentRow } from './intent-row.ts';
import { toStoredOutcome } from './stored-outcome.ts';

/** Of an intent that could not be kept, so that nothing was sent for it. */
export const notRecorded = (cause: unknown): AppError =>
  new AppError(
    'NotRecorded',
    `What was to be sent to PIM could not be recorded first, so nothing was sent: ${cause instanceof Error ? cause.message : String(cause)}`,
    { facts: { sent: 'no' }, cause },
  );

/**
 * An intent whose insert was not answered may be there, or come there late, with nobody at it. This takes its place under
 * its id, ended; its activity is another try when it is delivered again.
 */
export async function strikeOut(db: Storage['db'], intent: Intent): Promise<void> {
  const struck = {
    activity_id: `struck out: ${intent.requestId}`,
    state: 'failed',
    owner: null,
    outcome: toStoredOutcome({ kind: 'failed', error: notRecorded('no answer') }),
    settled_at: intent.recordedAt,
  };
  const end = () => db.updateTable('intents').set(struck).where('id', '=', intent.requestId).execute();
  await end();
  await db
    .insertInto('intents')
    .values({ ...intentRow(intent), ...struck })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  // It may have come between the two.
  await end();
}
