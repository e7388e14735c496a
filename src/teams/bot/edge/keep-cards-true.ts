import { AppError } from '../../../core/app-error.ts';
import type { Clock } from '../../../core/clock.ts';
import type { Logger } from '../../../core/logger.ts';
import type { RenderedCard } from '../../cards/elements/rendered-card.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import { cardIn } from './card-activity.ts';
import type { ConnectorClient } from './connector/connector-client.ts';

export interface KeepCardsTrueParts {
  readonly connector: ConnectorClient;
  readonly delivery: Pick<Delivery, 'adopt' | 'answerTo' | 'forget' | 'mention'>;
  readonly clock: Clock;
  readonly logger: Logger;
}

/**
 * The connector, which also notes what every message shows that is sent or changed through it. That a database is down
 * keeps nobody from an answer.
 */
export function keepCardsTrue({ connector, delivery, clock, logger }: KeepCardsTrueParts): ConnectorClient {
  const untroubled = <T>(work: Promise<T>): Promise<T | undefined> =>
    work.catch((error: unknown) => {
      logger.error({ error }, 'what a message shows could not be noted');
      return undefined;
    });

  async function adopt(
    card: RenderedCard | undefined,
    conversationId: string,
    message: { readonly messageId: string | undefined; readonly answers?: string | undefined },
  ): Promise<void> {
    if (!card?.about) return;
    const { thing, state } = card.about;
    // What a turn shows it has just read, or heard as PIM's answer.
    const wanted = { card, state, seenAt: clock.now() };
    await untroubled(delivery.adopt({ thing, conversationId, ...message }, wanted));
  }

  async function mention(card: RenderedCard | undefined, conversationId: string): Promise<void> {
    for (const { thing, state } of card?.mentions ?? []) {
      // Of another state than any card of its own, which takes its place.
      const wanted = { card: { card: {}, text: '', summary: '' }, state: `${state}|mentioned`, seenAt: clock.now() };
      await untroubled(delivery.mention({ thing, conversationId }, wanted));
    }
  }

  return {
    ...connector,
    send: async (to, activity, options = {}) => {
      const card = options.onlyFor === undefined ? cardIn(activity) : undefined;
      if (!card?.about) {
        const messageId = await connector.send(to, activity, options);
        await mention(card, to.conversationId);
        return messageId;
      }
      const { conversationId } = to;
      const answers = options.replyToId;
      const key = { thing: card.about.thing, conversationId };
      // The same activity, delivered again to a bot that was killed after it had answered.
      const before = answers === undefined ? undefined : await untroubled(delivery.answerTo(key, answers));
      if (before !== undefined) {
        await connector.update(to, before, activity);
        await adopt(card, conversationId, { messageId: before, answers });
        return before;
      }
      try {
        const messageId = await connector.send(to, activity, options);
        await adopt(card, conversationId, { messageId, answers });
        return messageId;
      } catch (error) {
        if (error instanceof AppError && error.facts.sent === 'maybe')
          await adopt(card, conversationId, { messageId: undefined, answers });
        throw error;
      }
    },
    update: async (to, activityId, activity, target) => {
      await connector.update(to, activityId, activity, target);
      const card = cardIn(activity);
      if (card?.about) await adopt(card, to.conversationId, { messageId: activityId });
      else await untroubled(delivery.forget(to.conversationId, activityId));
    },
  };
}
