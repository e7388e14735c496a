import { z } from 'zod';
import type { Clock } from '../../core/clock.ts';
import type { Logger } from '../../core/logger.ts';
import type { Route } from '../server/routes.ts';
import { readControlBody } from './read-control-body.ts';

/** What a follower is told: the simulated time, and when that was in real time, so that what the message took does not count. */
export interface ClockReading {
  readonly now: string;
  readonly realNow: string;
}

/** Programs in other processes of this machine that keep to the simulated clock: a bot that was started apart. */
export interface Followers {
  readonly routes: readonly Route[];
  /** Resolves when every follower has answered, which it does once it has done what became due, or is not there any more. */
  tell(): Promise<void>;
}

/** A follower that is held up must not hold up everybody. */
const TIME_LIMIT_MS = 30_000;

const followSchema = z.strictObject({
  url: z.url().refine((url) => ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(url).hostname), {
    error: 'expected an address of this machine',
  }),
});

export function createFollowers(clock: Clock, logger: Logger): Followers {
  const urls = new Set<string>();
  const reading = (): ClockReading => ({ now: clock.now().toISOString(), realNow: new Date().toISOString() });

  async function tellOne(url: string): Promise<void> {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(reading()),
      signal: AbortSignal.timeout(TIME_LIMIT_MS),
    }).catch((error: unknown) => error);
    if (response instanceof Response && response.ok) return;
    const isSlow = response instanceof Error && response.name === 'TimeoutError';
    if (isSlow) logger.warn({ url }, 'A follower of the clock did not answer in time');
    // Killed, or another program has its port by now.
    else urls.delete(url);
  }

  return {
    tell: async () => void (await Promise.all([...urls].map(tellOne))),
    routes: [
      {
        method: 'POST',
        pattern: '/clock/followers',
        handler: (call) => {
          urls.add(readControlBody(call, followSchema).url);
          return { status: 200, body: reading() };
        },
      },
      {
        method: 'DELETE',
        pattern: '/clock/followers',
        handler: (call) => {
          urls.delete(readControlBody(call, followSchema).url);
          return { status: 204 };
        },
      },
    ],
  };
}
