import { setTimeout as wait } from 'node:timers/promises';
import type { Clock } from './core/clock.ts';
import type { Logger } from './core/logger.ts';
import { attempt, type FollowStore, type LookDepsOfFollow, type MyRights, sameTarget, targetOf } from './pim/index.ts';
import type { ConnectorClient } from './teams/bot/edge/connector/connector-client.ts';
import { createMessenger } from './teams/bot/edge/connector-messenger.ts';
import { keepCardsTrue } from './teams/bot/edge/keep-cards-true.ts';
import type { ConversationStore } from './teams/delivery/conversation-store.ts';
import { createDelivery, type Delivery } from './teams/delivery/delivery.ts';
import { createFollowQueue, type FollowQueue } from './teams/delivery/following/follow-queue.ts';
import { createFollowStep } from './teams/delivery/following/follow-step.ts';
import { createTellChange } from './teams/delivery/following/tell-change.ts';
import type { PostedCardStore } from './teams/delivery/posted-card-store.ts';
import type { Queue } from './teams/delivery/queue.ts';

export interface FollowingParts extends LookDepsOfFollow {
  readonly connector: ConnectorClient;
  readonly conversations: ConversationStore;
  readonly cards: PostedCardStore;
  readonly follows: FollowStore;
  readonly queue: Pick<Queue, 'put'>;
  readonly myRights: MyRights;
  finishAbandoned(signal: AbortSignal): Promise<void>;
  readonly fallbackZone: string;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** What follows requests and keeps their cards true, connected. */
export interface Following extends FollowQueue {
  /** In place of the connector: notes what every message shows. */
  readonly connector: ConnectorClient;
  readonly delivery: Delivery;
  /** The work of the task `follow-request`. */
  look(followId: string, signal: AbortSignal): Promise<void>;
}

/** The part of the composition root that follows requests. */
export function createFollowing(parts: FollowingParts): Following {
  const { connector, conversations, cards, follows, queue, myRights, clock, logger } = parts;
  const delivery = createDelivery({
    messenger: createMessenger(connector, conversations),
    conversations,
    cards,
    logger,
    wait: (ms) => wait(ms),
  });
  const tell = createTellChange({
    delivery,
    conversations,
    fallbackZone: parts.fallbackZone,
    nameOf: async (person, { draft: { target } }) => {
      const own = () => myRights.eligibilitiesOf(target.provider, person);
      const read = await attempt(() => parts.asPerson(person, own));
      return read.ok ? read.value.find((one) => sameTarget(targetOf(one), target)) : undefined;
    },
  });
  return {
    ...createFollowQueue(follows, queue, clock),
    connector: keepCardsTrue({ connector, delivery, clock, logger }),
    delivery,
    look: createFollowStep({ ...parts, store: follows, tell }),
  };
}
