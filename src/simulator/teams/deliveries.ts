import type { Changes } from './changes.ts';
import type { Json } from './json.ts';

/** What the bot answered to an activity over HTTP. */
export interface Reply {
  readonly status: number;
  /** JSON where it is JSON, else the text. */
  readonly body: unknown;
}

/** An activity that was sent to the bot, and what came back each time. */
export interface Delivery {
  readonly activity: Json;
  readonly replies: Reply[];
}

export interface PostOptions {
  /** The `Authorization` header; `null` sends none. Left out: as the channel does it. */
  readonly authorization?: string | null;
  /** Another address than the bot's own, as of a second instance. */
  readonly to?: string;
}

/** The way from Teams to the bot. */
export interface Deliveries {
  /** In order of their first sending. */
  readonly list: readonly Delivery[];
  forget(): void;
  /** Sends any body at all, and remembers nothing of it. */
  post(body: string, serviceUrl: string, options?: PostOptions): Promise<Reply>;
  deliver(activity: Json, options?: PostOptions): Promise<Reply>;
  /** Runs `work` beside everything else; `idle` waits for it. */
  inBackground(work: () => Promise<unknown>): void;
  /** Resolves when nothing is under way any more. Throws what went wrong in the background. */
  idle(): Promise<void>;
}

interface DeliveriesParts {
  readonly changes: Changes;
  /** Where the bot listens, without `/api/messages`. */
  bot(): string;
  channelToken(serviceUrl: string): Promise<string | undefined>;
  /** Teams waits 10 to 15 s for an answer before it says "Unable to reach app". */
  readonly patienceMs: number;
}

export function createDeliveries({ changes, bot, channelToken, patienceMs }: DeliveriesParts): Deliveries {
  const byActivity = new Map<Json, Delivery>();
  const problems: unknown[] = [];
  let underWay = 0;

  async function post(body: string, serviceUrl: string, options: PostOptions = {}): Promise<Reply> {
    underWay += 1;
    try {
      const authorization = await authorizationOf(serviceUrl, options);
      const response = await fetch(`${options.to ?? bot()}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json; charset=utf-8', ...(authorization && { authorization }) },
        body,
        signal: AbortSignal.timeout(patienceMs),
      });
      return { status: response.status, body: parsed(await response.text()) };
    } catch (error) {
      if (!(error instanceof Error) || error.name !== 'TimeoutError') throw error;
      throw new Error(`The bot did not answer within ${patienceMs / 1000} s: ${body.slice(0, 300)}`);
    } finally {
      underWay -= 1;
      changes.happened();
    }
  }

  async function authorizationOf(serviceUrl: string, { authorization }: PostOptions): Promise<string | undefined> {
    if (authorization !== undefined) return authorization ?? undefined;
    const token = await channelToken(serviceUrl);
    return token === undefined ? undefined : `Bearer ${token}`;
  }

  return {
    get list() {
      return [...byActivity.values()];
    },
    forget: () => byActivity.clear(),
    post,
    deliver: async (activity, options) => {
      const delivery = byActivity.get(activity) ?? { activity, replies: [] };
      byActivity.set(activity, delivery);
      const reply = await post(JSON.stringify(activity), String(activity.serviceUrl), options);
      delivery.replies.push(reply);
      return reply;
    },
    inBackground: (work) => {
      underWay += 1;
      work()
        .catch((error: unknown) => problems.push(error))
        .finally(() => {
          underWay -= 1;
          changes.happened();
        });
    },
    idle: async () => {
      await changes.until(
        () => (underWay === 0 ? true : undefined),
        () => `${underWay} activities are still under way to the bot.`,
      );
      if (problems.length > 0) throw problems.shift();
    },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
