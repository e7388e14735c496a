import { LRUCache } from 'lru-cache';
import {
  type Audit,
  type Intent,
  type IntentOutcome,
  type IntentStore,
  isInDoubt,
  personKey,
  wishKey,
} from '../../src/pim/index.ts';

/** Settled intents kept for a late repeat of their activity. Teams re-sends within minutes. */
const MAX_SETTLED = 10_000;

interface Record {
  readonly intent: Intent;
  readonly outcome: Promise<IntentOutcome>;
  settle(outcome: IntentOutcome): void;
  isAbandoned: boolean;
}

/** Intents in this process: lost with it, and not for more than one instance. For tests of what stands above. */
export function createMemoryIntentStore(audit?: Pick<Audit, 'wrote'>): IntentStore {
  /** Every intent of the last while, by activity and wish. */
  const byActivity = new LRUCache<string, Record>({ max: MAX_SETTLED });
  /** Only those whose outcome is not known, by wish. */
  const underWay = new Map<string, Record>();
  const answers = new Set<string>();

  const recordOf = (intent: Intent) => byActivity.get(activityKey(intent)) ?? underWay.get(businessKey(intent));
  const take = (record: Record): Intent => {
    record.isAbandoned = false;
    return record.intent;
  };

  return {
    async claim(intent) {
      const known = recordOf(intent);
      if (known?.isAbandoned) return { kind: 'abandoned', intent: take(known) };
      if (known) return { kind: 'theirs', begun: known.intent, outcome: known.outcome };
      const record = createRecord(intent);
      byActivity.set(activityKey(intent), record);
      underWay.set(businessKey(intent), record);
      return { kind: 'mine' };
    },
    async settle(intent, outcome, event) {
      const record = recordOf(intent);
      record?.settle(outcome);
      await audit?.wrote(event);
      if (outcome.kind === 'answered' && outcome.request) answers.add(outcome.request.id);
      if (record && outcome.kind === 'failed' && isInDoubt(outcome.error)) {
        const inDoubt = { ...record, isAbandoned: true };
        byActivity.set(activityKey(intent), inDoubt);
        underWay.set(businessKey(intent), inDoubt);
        return;
      }
      if (record) byActivity.set(activityKey(intent), { ...record, outcome: Promise.resolve(outcome) });
      underWay.delete(businessKey(intent));
    },
    async release(intent) {
      const record = recordOf(intent);
      if (record) record.isAbandoned = true;
    },
    async *claimAbandoned() {
      for (const record of [...underWay.values()]) if (record.isAbandoned) yield take(record);
    },
    async answersAmong(requestIds) {
      return new Set(requestIds.filter((id) => answers.has(id)));
    },
  };
}

function createRecord(intent: Intent): Record {
  let settle: Record['settle'] = () => undefined;
  const outcome = new Promise<IntentOutcome>((resolve) => {
    settle = resolve;
  });
  return { intent, outcome, settle, isAbandoned: false };
}

const businessKey = ({ actor, write }: Intent): string => `${personKey(actor)}|${wishKey(write)}`;

const activityKey = (intent: Intent): string => `${intent.activityId}|${businessKey(intent)}`;
