import type { Fetch } from '../../../../core/fetch.ts';
import { failureReason, wasSent } from '../../../../core/network-failure.ts';
import { retryAfterMs } from '../../../../core/retry-after.ts';
import type { ConnectorRequest, Outcome } from './connector-request.ts';

/**
 * Asks once. The body is read within the same time, and breaks in the same way. Redirects are not followed: they could
 * lead the bot's token elsewhere.
 */
export async function attempt(
  fetch: Fetch,
  request: ConnectorRequest,
  bearer: string | undefined,
  timeLimitMs: number,
): Promise<Outcome> {
  const { method, body } = request;
  try {
    const response = await fetch(urlOf(request), {
      method,
      headers: {
        ...(body && { 'content-type': 'application/json' }),
        ...(bearer && { authorization: `Bearer ${bearer}` }),
      },
      redirect: 'error',
      signal: AbortSignal.timeout(timeLimitMs),
      ...(body && { body: JSON.stringify(body) }),
    });
    const answer = parsed(await response.text());
    const headers = { 'retry-after': response.headers.get('retry-after') ?? undefined };
    return {
      kind: 'answer',
      status: response.status,
      code: codeIn(answer),
      retryAfterMs: retryAfterMs(headers, new Date()),
      body: answer,
    };
  } catch (cause) {
    const reason = failureReason(cause);
    return { kind: 'silence', sent: wasSent(reason), reason, cause };
  }
}

function urlOf({ serviceUrl, path, query = {} }: ConnectorRequest): string {
  const given = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
  const search = given.length > 0 ? `?${new URLSearchParams(Object.fromEntries(given))}` : '';
  return `${serviceUrl.replace(/\/+$/, '')}/v3/${path}${search}`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** `{error: {code}}`; where the error is no object there is no code. */
function codeIn(answer: unknown): string | undefined {
  const error: unknown = typeof answer === 'object' && answer !== null ? Reflect.get(answer, 'error') : undefined;
  const code: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : undefined;
  return typeof code === 'string' ? code.slice(0, 100) : undefined;
}
