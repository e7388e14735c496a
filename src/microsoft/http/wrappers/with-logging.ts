import type { Clock } from '../../../core/clock.ts';
import type { Logger } from '../../../core/logger.ts';
import { loggablePath } from '../loggable-path.ts';
import { isNoAnswer } from '../no-answer.ts';
import type { Send } from '../send.ts';

/** Writes one line for every attempt: what was asked, what came back, how long it took, and both sides' ids. */
export function withLogging(next: Send, logger: Logger, clock: Clock): Send {
  return async (request) => {
    const url = new URL(request.url);
    const startedAtMs = clock.now().getTime();
    const facts = () => ({
      method: request.method,
      host: url.host,
      path: loggablePath(url),
      ms: clock.now().getTime() - startedAtMs,
      clientRequestId: request.headers?.['client-request-id'],
    });
    try {
      const response = await next(request);
      const { status, requestId } = response;
      if (status >= 500 || status === 429) logger.warn({ ...facts(), status, requestId }, 'Microsoft is struggling');
      else logger.info({ ...facts(), status, requestId }, 'Microsoft answered');
      return response;
    } catch (error) {
      const { reason, sent } = isNoAnswer(error) ? error.facts : { reason: String(error), sent: undefined };
      logger.warn({ ...facts(), reason, sent }, 'Microsoft did not answer');
      throw error;
    }
  };
}
