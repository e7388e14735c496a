import type { Send } from '../send.ts';
import type { TokenSource } from '../token-source.ts';

/**
 * Sends with the person's own token. A 401 did no work, so any method is sent again, once, with a fresh token: the first
 * one may have been revoked while it was kept.
 */
export function withBearerToken(next: Send, tokens: TokenSource): Send {
  return async (request) => {
    const sendWith = (token: string) =>
      next({ ...request, headers: { ...request.headers, authorization: `Bearer ${token}` } });

    const { person, resource } = request;
    const token = await tokens.token(person, resource);
    const response = await sendWith(token);
    if (response.status !== 401) return response;

    tokens.forget(person, resource, token);
    const fresh = await tokens.token(person, resource);
    return fresh === token ? response : sendWith(fresh);
  };
}
