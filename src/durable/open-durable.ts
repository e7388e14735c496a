import type { Clock } from '../core/clock.ts';
import type { Logger } from '../core/logger.ts';
import type { SingleUseStore } from '../core/single-use-store.ts';
import type { IntentStore } from '../pim/index.ts';
import type { ConversationStore } from '../teams/delivery/conversation-store.ts';
import { createLoggedAudit } from './audit/logged-audit.ts';
import { createConversationStore } from './storage/conversations/conversation-store.ts';
import { enterInstance } from './storage/instances/instance.ts';
import { createIntentStore } from './storage/intents/intent-store.ts';
import { createKeepTrying } from './storage/intents/keep-trying.ts';
import { openStorage } from './storage/open-storage.ts';
import { createSingleUseStore } from './storage/sign-ins/single-use-store.ts';
import type { StorageSetting } from './storage/storage.ts';

/** What survives a restart, open. */
export interface Durable {
  readonly conversations: ConversationStore;
  readonly intents: IntentStore;
  /** What waits for a sign-in, and the states of its pages. */
  readonly signIns: SingleUseStore;
  /** Throws what keeps the database from answering. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

export interface DurableParts {
  readonly setting: StorageSetting;
  readonly clock: Clock;
  wait(ms: number): Promise<void>;
  readonly logger: Logger;
}

/** Opens the database and what is kept in it. Errors: those of `openStorage`. */
export async function openDurable({ setting, clock, wait, logger }: DurableParts): Promise<Durable> {
  const storage = await openStorage(setting, logger);
  const instance = await enterInstance(storage, logger);
  const trying = createKeepTrying(logger);
  const signIns = createSingleUseStore(storage, clock);
  const audit = createLoggedAudit(logger);
  return {
    conversations: createConversationStore(storage, clock),
    intents: createIntentStore({
      storage,
      instance,
      append: (_db, event) => audit.wrote(event),
      keepTrying: trying.keepTrying,
      wait,
    }),
    signIns,
    ping: storage.ping,
    close: async () => {
      trying.stop();
      await instance.stop().catch((error: unknown) => logger.warn({ error }, 'the database was not told of the stop'));
      await storage.close();
    },
  };
}
