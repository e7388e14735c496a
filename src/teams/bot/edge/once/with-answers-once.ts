import { AppError } from '../../../../core/app-error.ts';
import type { Logger } from '../../../../core/logger.ts';
import type { ConnectorClient } from '../connector/connector-client.ts';
import { currentAnswering } from './answering.ts';

/**
 * A connector whose answers to an activity stand there once: where a turn is run again because its process ended, the
 * messages that it had posted are brought up to date instead.
 */
export function withAnswersOnce(connector: ConnectorClient, logger: Logger): ConnectorClient {
  return {
    ...connector,
    send: async (to, activity, options) => {
      const answering = currentAnswering();
      if (!answering) return connector.send(to, activity, options);
      const { conversationId } = to;
      const index = answering.before.findIndex((posted) => posted.conversationId === conversationId);
      const [known] = index < 0 ? [] : answering.before.splice(index, 1);
      if (known) {
        const isTargeted = options?.onlyFor !== undefined;
        const isThere = await connector.update(to, known.messageId, activity, { isTargeted }).then(() => true, isLeft);
        if (isThere) return known.messageId;
      }
      const messageId = await connector.send(to, activity, options);
      if (messageId !== undefined) answering.posted({ conversationId, messageId });
      return messageId;
    },
  };

  /** A message that cannot be changed now still answers; only one that is gone does not. */
  function isLeft(error: unknown): boolean {
    logger.warn({ error }, 'an answer that was posted before could not be brought up to date');
    return !(error instanceof AppError && error.facts.code === 'ActivityNotFoundInConversation');
  }
}
