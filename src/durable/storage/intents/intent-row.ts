import { type Intent, personKey, wishKey } from '../../../pim/index.ts';
import { toStoredJson } from '../stored-json.ts';

/** What of an intent's row never changes. */
export const intentRow = (intent: Intent) => ({
  id: intent.requestId,
  activity_id: intent.activityId,
  actor: personKey(intent.actor),
  wish: wishKey(intent.write),
  intent: toStoredJson(intent),
  recorded_at: intent.recordedAt,
});
