import { AppError } from '../../../core/app-error.ts';
import type { Fetch } from '../../../core/fetch.ts';

/** Teams answers within seconds or not at all; a hung connector must not hang the turn. */
const TIME_LIMIT_MS = 10_000;

/** One conversation as the connector addresses it. */
export interface ConversationAddress {
  readonly serviceUrl: string;
  readonly conversationId: string;
}

/** An outgoing activity in the Bot Framework's own shape. */
export type OutgoingActivity = Readonly<Record<string, unknown>>;

/**
 * The connector's REST side (Bot Framework, "REST API reference"). Nothing is sent twice: a post carries no key, so
 * a repeat after a lost answer would be a second message.
 *
 * Errors: AppError `ConnectorRefused` (facts: status), `ConnectorSilent`.
 */
export interface ConnectorClient {
  /** @param replyToId the message answered, so that channels thread the answer. @returns the new activity's id. */
  send(to: ConversationAddress, activity: OutgoingActivity, replyToId?: string): Promise<string | undefined>;
  update(to: ConversationAddress, activityId: string, activity: OutgoingActivity): Promise<void>;
  delete(to: ConversationAddress, activityId: string): Promise<void>;
}

export interface ConnectorDeps {
  readonly fetch: Fetch;
  /** The bot's own token for the connector; nothing where the channel asks for none (sandbox). */
  token(): Promise<string | undefined>;
}

export function createConnectorClient({ fetch, token }: ConnectorDeps): ConnectorClient {
  /** The body is read within the same time, and breaks in the same way. */
  const exchange = async (url: string, init: RequestInit) => {
    const response = await fetch(url, init);
    return { response, text: await response.text() };
  };
  const call = async (method: string, url: string, body?: OutgoingActivity): Promise<unknown> => {
    const bearer = await token();
    const headers = {
      ...(body && { 'content-type': 'application/json' }),
      ...(bearer && { authorization: `Bearer ${bearer}` }),
    };
    const init: RequestInit = { method, headers, redirect: 'error', signal: AbortSignal.timeout(TIME_LIMIT_MS) };
    const { response, text } = await exchange(url, body ? { ...init, body: JSON.stringify(body) } : init).catch(
      (cause) => {
        throw new AppError('ConnectorSilent', `Teams did not answer ${method}. The message may or may not be there.`, {
          cause,
        });
      },
    );
    if (response.ok) return parseJson(text);
    throw new AppError('ConnectorRefused', `Teams refused ${method} of an activity with ${response.status}.`, {
      facts: { status: response.status, answer: text.slice(0, 500) },
    });
  };
  return {
    send: async (to, activity, replyToId) => idOf(await call('POST', activitiesUrl(to, replyToId), activity)),
    update: async (to, activityId, activity) => void (await call('PUT', activitiesUrl(to, activityId), activity)),
    delete: async (to, activityId) => void (await call('DELETE', activitiesUrl(to, activityId))),
  };
}

function activitiesUrl({ serviceUrl, conversationId }: ConversationAddress, activityId?: string): string {
  const base = `${serviceUrl.replace(/\/+$/, '')}/v3/conversations/${encodeURIComponent(conversationId)}/activities`;
  return activityId === undefined ? base : `${base}/${encodeURIComponent(activityId)}`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const idOf = (answer: unknown): string | undefined =>
  typeof answer === 'object' && answer !== null && 'id' in answer && typeof answer.id === 'string'
    ? answer.id
    : undefined;
