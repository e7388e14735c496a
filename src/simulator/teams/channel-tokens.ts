import type { Json } from './json.ts';
import { isJson, textIn } from './json.ts';

/** Tokens that the simulator signs, by `POST /control/tokens`. */
export interface SimulatorTokens {
  /** What the channel sends along with an activity. The same one until it ages. */
  channel(serviceUrl: string): Promise<string>;
  /** A new one with other claims; `null` removes one. For what a door must refuse. */
  forged(serviceUrl: string, claims: Json): Promise<string>;
  /** What Teams' single sign-on hands out for a person. */
  singleSignOn(personId: string, claims?: Json): Promise<string>;
}

/** Tokens hold an hour; Teams renews them before. */
const KEPT_MS = 50 * 60_000;

export function createSimulatorTokens(simulatorUrl: string): SimulatorTokens {
  const kept = new Map<string, { readonly token: Promise<string>; readonly until: number }>();
  const issue = async (body: Json): Promise<string> => {
    const response = await fetch(`${simulatorUrl}/control/tokens`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const answer: unknown = await response.json();
    const token = isJson(answer) ? textIn(answer.accessToken) : undefined;
    if (token === undefined) throw new Error(`The simulator gave no token: ${JSON.stringify(answer)}`);
    return token;
  };
  return {
    channel: (serviceUrl) => {
      const known = kept.get(serviceUrl);
      if (known && known.until > Date.now()) return known.token;
      const token = issue({ resource: 'channel', serviceUrl });
      kept.set(serviceUrl, { token, until: Date.now() + KEPT_MS });
      token.catch(() => kept.delete(serviceUrl));
      return token;
    },
    forged: (serviceUrl, claims) => issue({ resource: 'channel', serviceUrl, claims }),
    singleSignOn: (personId, claims) => issue({ user: personId, resource: 'bot', ...(claims && { claims }) }),
  };
}
