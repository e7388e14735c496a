import type { Fetch } from '../../../../core/fetch.ts';
import type { Logger } from '../../../../core/logger.ts';
import { withoutThread } from '../../../delivery/conversation-reference.ts';
import type { ConversationStore } from '../../../delivery/conversation-store.ts';
import { attempt } from './attempt.ts';
import type { ConnectorRequest, Outcome } from './connector-request.ts';
import { MAX_MESSAGE_BYTES, messageBytes } from './message-size.ts';
import { createPace, type Pace } from './pace.ts';
import { connectorBusy, connectorError, deadReasonOf, messageTooBig } from './refusals.ts';
import { repeatDelayMs } from './repeat-delay.ts';

/** The bot's own token for the connector; nothing where it asks for none (sandbox). */
export interface ConnectorTokens {
  token(): Promise<string | undefined>;
  /** The connector did not take it. */
  forget(refused: string): void;
}

export interface AskParts {
  readonly fetch: Fetch;
  readonly tokens: ConnectorTokens;
  readonly conversations: Pick<ConversationStore, 'markDead'>;
  readonly logger: Logger;
  readonly wait: (ms: number) => Promise<void>;
  /** From 0 up to 1. */
  readonly random: () => number;
  /** Milliseconds that only ever grow. */
  readonly now: () => number;
  /** How long one attempt may take: Teams answers within seconds or not at all. Default 10 s. */
  readonly timeLimitMs?: number | undefined;
}

/** What the connector answered. Errors: see `ConnectorClient`. */
export type Ask = (request: ConnectorRequest) => Promise<unknown>;

/** No request goes on beyond this, waits included, so that no turn hangs. */
const TOTAL_MS = 25_000;

/** Asks the connector at the pace that it allows, again where that is safe, and marks conversations that are dead. */
export function createAsk(parts: AskParts): Ask {
  const { tokens, logger, wait, now, random, timeLimitMs = 10_000 } = parts;
  const pace: Pace = createPace(now, wait);

  async function once(request: ConnectorRequest): Promise<Outcome> {
    const ask = async () => {
      const bearer = await tokens.token();
      return { bearer, outcome: await attempt(parts.fetch, request, bearer, request.timeLimitMs ?? timeLimitMs) };
    };
    const first = await ask();
    if (first.bearer === undefined || first.outcome.kind === 'silence' || first.outcome.status !== 401)
      return first.outcome;
    // Nothing was done, and a token may be refused before its time.
    tokens.forget(first.bearer);
    return (await ask()).outcome;
  }

  return async (request) => {
    refuseTooBig(request);
    const paced = { ...request, isRead: request.method === 'GET', isCourtesy: request.repeat === 'never' };
    const startedAt = now();
    for (let number = 1; ; number += 1) {
      await pace.turn(paced);
      const outcome = await once(request);
      if (outcome.kind === 'answer' && outcome.status < 300) return outcome.body;
      if (outcome.kind === 'answer' && outcome.status === 429) pace.rest(paced, outcome.retryAfterMs ?? 0);
      const delayMs = repeatDelayMs(outcome, request.repeat, number, random);
      const isInTime = delayMs !== undefined && now() - startedAt + delayMs < TOTAL_MS;
      logger.debug({ method: request.method, number, delayMs, ...factsOf(outcome) }, 'the connector did not do it');
      if (isInTime) await wait(delayMs);
      else throw await failure(request, outcome);
    }
  };

  async function failure(request: ConnectorRequest, outcome: Outcome): Promise<Error> {
    const reason = deadReasonOf(outcome);
    if (reason !== undefined && request.conversationId !== undefined) {
      logger.info({ conversationId: request.conversationId, reason }, 'a conversation takes no messages any more');
      await parts.conversations.markDead(withoutThread(request.conversationId), reason);
    }
    if (outcome.kind === 'answer' && outcome.status === 429) return connectorBusy(outcome.retryAfterMs ?? 1_000);
    return connectorError(request, outcome);
  }
}

function refuseTooBig({ body }: ConnectorRequest): void {
  const bytes = body === undefined ? 0 : messageBytes(body);
  if (bytes > MAX_MESSAGE_BYTES) throw messageTooBig(bytes);
}

const factsOf = (outcome: Outcome) =>
  outcome.kind === 'answer' ? { status: outcome.status, code: outcome.code } : { reason: outcome.reason };
