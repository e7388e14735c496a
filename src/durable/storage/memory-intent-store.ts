import { LRUCache } from 'lru-cache';
import { type Intent, type IntentOutcome, type IntentStore, personKey, wishKey } from '../../pim/index.ts';

/** Settled intents kept for a late repeat of their activity. Teams re-sends within minutes. */
const MAX_SETTLED = 10_000;

interface Record {
  readonly outcome: Promise<IntentOutcome>;
  settle(outcome: IntentOutcome): void;
}

/** Intents in this process: lost with it, and not for more than one instance. */
export function createMemoryIntentStore(): IntentStore {
  /** Every intent of the last while, by activity and wish. */
  const byActivity = new LRUCache<string, Record>({ max: MAX_SETTLED });
  /** Only what is still under way, by wish. */
  const underWay = new Map<string, Record>();

  return {
    async claim(intent) {
      const known = byActivity.get(activityKey(intent)) ?? underWay.get(businessKey(intent));
      if (known) return { kind: 'theirs', outcome: known.outcome };
      const record = createRecord();
      byActivity.set(activityKey(intent), record);
      underWay.set(businessKey(intent), record);
      return { kind: 'mine' };
    },
    async settle(intent, outcome) {
      byActivity.get(activityKey(intent))?.settle(outcome);
      underWay.get(businessKey(intent))?.settle(outcome);
      underWay.delete(businessKey(intent));
    },
  };
}

function createRecord(): Record {
  let settle: Record['settle'] = () => undefined;
  const outcome = new Promise<IntentOutcome>((resolve) => {
    settle = resolve;
  });
  return { outcome, settle };
}

const businessKey = ({ actor, write }: Intent): string => `${personKey(actor)}|${wishKey(write)}`;

const activityKey = (intent: Intent): string => `${intent.activityId}|${businessKey(intent)}`;
