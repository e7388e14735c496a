import { type Clock, systemClock } from '../core/clock.ts';
import type { Logger } from '../core/logger.ts';
import { createSeal } from '../core/seal.ts';
import type { SingleUseStore } from '../core/single-use-store.ts';
import type { TokenPartitions } from '../microsoft/auth/token-partitions.ts';
import type { Audit, FollowStore, IntentStore, Person } from '../pim/index.ts';
import type { ConversationStore } from '../teams/delivery/conversation-store.ts';
import type { PostedCardStore } from '../teams/delivery/posted-card-store.ts';
import type { ReceivedActivities } from '../teams/delivery/received-activities.ts';
import { type AuditSetting, openAudit } from './audit/open-audit.ts';
import { type Closing, createClosing } from './closing.ts';
import type { DurableCheck } from './durable-check.ts';
import { type Jobs, openJobs } from './jobs/open-jobs.ts';
import { queueCheck } from './jobs/queue-check.ts';
import { refreshStatistics } from './jobs/refresh-statistics.ts';
import { createActivityStore } from './storage/activities/activity-store.ts';
import { moveClock } from './storage/clock/move-clock.ts';
import { createConversationStore } from './storage/conversations/conversation-store.ts';
import { databaseCheck } from './storage/database-check.ts';
import { followSettled } from './storage/follows/follow-settled.ts';
import { createFollowStore } from './storage/follows/follow-store.ts';
import { forgetOld } from './storage/forget-old.ts';
import { forgetSilent } from './storage/instances/forget-silent.ts';
import { enterInstance } from './storage/instances/instance.ts';
import { createIntentStore } from './storage/intents/intent-store.ts';
import { createKeepTrying } from './storage/keep-trying.ts';
import { openStorage } from './storage/open-storage.ts';
import { createPostedCardStore } from './storage/posted-cards/posted-card-store.ts';
import { createSingleUseStore } from './storage/sign-ins/single-use-store.ts';
import { tokenKeysCheck } from './storage/sign-ins/token-keys-check.ts';
import { createTokenPartitions, emptyTokenPartitions } from './storage/sign-ins/token-partitions.ts';
import type { Storage, StorageSetting } from './storage/storage.ts';

/** What survives a restart, open. */
export interface Durable {
  readonly conversations: ConversationStore;
  readonly intents: IntentStore;
  /** What Teams delivered, and what was answered to it. */
  readonly received: ReceivedActivities;
  /** What waits for a sign-in, and the states of its pages. */
  readonly signIns: SingleUseStore;
  readonly audit: Pick<Audit, 'signedOut'>;
  readonly follows: FollowStore;
  readonly cards: PostedCardStore;
  /** What is called once outcomes of intents, and with them requests that are followed, are kept. */
  whenKept: () => void;
  readonly jobs: Jobs;
  /** People's tokens; nothing where they are not to be kept. */
  readonly partitions: TokenPartitions | undefined;
  /** What is to be done from time to time, for the task `tidy`. */
  readonly chores: readonly (() => Promise<void>)[];
  /**
   * The clock was moved: the database is told, and what became due is begun when it resolves, or after `limitMs` of real
   * time. Only where it was opened with a clock that is moved.
   */
  clockMoved(limitMs: number): Promise<void>;
  /** For whoever asks whether the bot can work. */
  readonly checks: readonly DurableCheck[];
  close(): Promise<void>;
}

export interface DurableParts {
  readonly setting: StorageSetting;
  readonly audit: AuditSetting;
  /** What people's tokens are locked with: the first key locks, all open. Left out: they are not kept. */
  readonly tokenKeys?: readonly [Buffer, ...Buffer[]] | undefined;
  readonly clock: Clock;
  /** Whether the clock is one that is moved, as in the sandbox: then the database has to keep to it. */
  readonly isClockMoved: boolean;
  wait(ms: number): Promise<void>;
  readonly logger: Logger;
  /** What a person is called at sign-in, where that is known: for the audit trail. */
  nameOf(person: Person): string | undefined;
}

/** Opens the database and what is kept in it. Errors: those of `openStorage`; AppError `AuditSinkUnusable`, `AuditHeadMissing`. */
export async function openDurable(parts: DurableParts): Promise<Durable> {
  const { setting, isClockMoved, logger } = parts;
  const storage = await openStorage(setting, logger, { clock: isClockMoved ? 'moved' : 'real' });
  const closing = createClosing(storage, logger);
  try {
    return await openKept(parts, storage, closing);
  } catch (error) {
    await closing.close();
    throw error;
  }
}

async function openKept(parts: DurableParts, storage: Storage, closing: Closing): Promise<Durable> {
  const { tokenKeys, clock, isClockMoved, wait, logger } = parts;
  if (isClockMoved) await moveClock(storage, clock.now());
  const trying = createKeepTrying(logger);
  closing.before(async () => trying.stop());
  const instance = await enterInstance(storage, logger);
  closing.before(instance.stop);
  const signIns = createSingleUseStore({ storage, instance, clock });
  const partitions =
    tokenKeys && createTokenPartitions({ storage, seal: createSeal(tokenKeys), clock: systemClock, logger });
  if (!partitions) await emptyTokenPartitions(storage);
  const audit = await openAudit({
    storage,
    setting: parts.audit,
    keepTrying: trying.keepTrying,
    nameOf: parts.nameOf,
    clock,
    logger,
  });
  closing.before(audit.stop);
  const jobs = await openJobs({ storage, instance, clock, wait, logger });
  const received = createActivityStore({ storage, instance, keepTrying: trying.keepTrying, wait });
  const durable: Durable = {
    conversations: createConversationStore(storage, clock),
    follows: createFollowStore(storage),
    cards: createPostedCardStore({ storage, instance, keepTrying: trying.keepTrying }),
    whenKept: () => undefined,
    intents: createIntentStore({
      storage,
      instance,
      append: (db, event) => audit.within(db).wrote(event),
      settled: followSettled,
      whenKept: () => durable.whenKept(),
      keepTrying: audit.keepTrying,
      wait,
    }),
    received,
    signIns,
    audit: { signedOut: audit.signedOut },
    jobs,
    partitions,
    chores: [
      () => forgetSilent(storage),
      audit.removeOld,
      () => forgetOld(storage, clock),
      async () => void (await received.purge()),
      async () => void (await signIns.purge()),
      async () => void (await partitions?.purge()),
      () => refreshStatistics(storage),
    ],
    clockMoved: async (limitMs) => {
      if (!isClockMoved) return;
      await moveClock(storage, clock.now());
      await jobs.startDue(limitMs);
    },
    checks: [databaseCheck(storage), queueCheck(jobs), tokenKeysCheck(tokenKeys)],
    close: closing.close,
  };
  return durable;
}
