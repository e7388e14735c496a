import { AuthError, type INetworkModule, type NetworkRequestOptions, type NetworkResponse } from '@azure/msal-node';
import { LRUCache } from 'lru-cache';
import type { Fetch } from '../../core/fetch.ts';
import { failureReason } from '../../core/network-failure.ts';

export interface MsalNetworkParts {
  readonly fetch: Fetch;
  /** Such as `https://login.microsoftonline.com`: the client secret goes to no other origin. */
  readonly loginHost: string;
  /** How long one request may take. */
  readonly timeLimitMs: number;
}

/** The error code that MSAL itself uses for a network that failed. */
export const NETWORK_ERROR = 'network_error';

/** What MSAL gets is metadata of tenants, which it keeps for a day itself; but its clients here live for one request. */
const METADATA_KEPT_MS = 24 * 60 * 60_000;
const MAX_METADATA = 200;

/**
 * MSAL's way to Microsoft Entra over the injected `fetch`. Throws MSAL's own `AuthError` with `network_error`, the one
 * kind that MSAL passes on with its text, for no answer, for 429 and 5xx, and for an answer that is no JSON.
 *
 * Hiding 429 and 5xx is on purpose: MSAL would refuse every person of the tenant for a minute after one such answer,
 * because its throttling does not tell people apart.
 */
export function createMsalNetwork({ fetch, loginHost, timeLimitMs }: MsalNetworkParts): INetworkModule {
  const metadata = new LRUCache<string, NetworkResponse<unknown>>({ max: MAX_METADATA, ttl: METADATA_KEPT_MS });

  async function request<T>(
    method: 'GET' | 'POST',
    address: string,
    { headers = {}, body }: NetworkRequestOptions = {},
  ): Promise<NetworkResponse<T>> {
    const url = new URL(address);
    if (url.origin !== loginHost) throw new AuthError('foreign_host', '', `refused to sign in at ${url.origin}`);
    const once = () => attempt(method, url, headers, body);
    // A kept connection may be closed as it is used again. An exchange changes nothing, so it may be repeated.
    const answer = await once()
      .catch((error: unknown) => (failureReason(error) === 'timeout' ? Promise.reject(error) : once()))
      .catch((error: unknown) => Promise.reject(failure(url, failureReason(error))));
    if (answer.status === 429 || answer.status >= 500) throw failure(url, `answered ${answer.status}`);
    const json = parseObject(answer.text);
    if (json === undefined) throw failure(url, `answered ${answer.status} without JSON`);
    return { status: answer.status, headers: answer.headers, body: json as T };
  }

  async function attempt(method: string, url: URL, headers: Record<string, string>, body: string | undefined) {
    const response = await fetch(url, {
      method,
      headers,
      redirect: 'manual',
      signal: AbortSignal.timeout(timeLimitMs),
      ...(body === undefined ? {} : { body }),
    });
    return { status: response.status, headers: Object.fromEntries(response.headers), text: await response.text() };
  }

  return {
    sendGetRequestAsync: async <T>(url: string, options?: NetworkRequestOptions) => {
      const known = metadata.get(url);
      if (known) return known as NetworkResponse<T>;
      const answer = await request<T>('GET', url, options);
      if (answer.status === 200) metadata.set(url, answer);
      return answer;
    },
    sendPostRequestAsync: (url, options) => request('POST', url, options),
  };
}

const failure = (url: URL, reason: string): AuthError =>
  new AuthError(NETWORK_ERROR, '', `${url.host}${url.pathname}: ${reason}`);

function parseObject(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
