import { DateTime, Duration } from 'luxon';
import { z } from 'zod';
import type { Logger } from '../../core/logger.ts';
import type { MovedClock } from '../moved-clock.ts';
import type { Route } from '../server/routes.ts';
import { readControlBody } from './read-control-body.ts';

export type ClockListener = (now: Date) => void | Promise<void>;

const advance = z.string().refine((text) => {
  const duration = Duration.fromISO(text);
  return duration.isValid && duration.toMillis() >= 0;
}, 'expected an ISO 8601 duration of no less than nothing, such as PT2H');

const set = z
  .string()
  .refine(
    (text) => DateTime.fromISO(text, { zone: 'utc' }).isValid,
    'expected an ISO instant such as 2026-11-24T09:00:00Z',
  );

const moveSchema = z
  .strictObject({ advance: advance.optional(), set: set.optional() })
  .refine(({ advance, set }) => (advance === undefined) !== (set === undefined), 'expected either "advance" or "set"');

/** `GET`, `POST /control/clock`. The answer comes when everybody who listens has done what became due. */
export function clockRoutes(clock: MovedClock, clockMoved: () => Promise<void>): readonly Route[] {
  const now = () => ({ status: 200, body: { now: clock.now().toISOString() } });
  return [
    { method: 'GET', pattern: '/clock', handler: now },
    {
      method: 'POST',
      pattern: '/clock',
      handler: async (call) => {
        const move = readControlBody(call, moveSchema);
        clock.set(targetOf(move, clock.now()));
        await clockMoved();
        return now();
      },
    },
  ];
}

/** Tells everybody who listens, one after the other. One that fails does not keep the others from hearing it. */
export async function tellListeners(listeners: readonly ClockListener[], now: Date, logger: Logger): Promise<void> {
  for (const listener of listeners) {
    try {
      await listener(now);
    } catch (error) {
      logger.error({ err: error }, 'A listener of the clock failed');
    }
  }
}

/** Days and longer are calendar days in UTC. */
function targetOf(move: z.output<typeof moveSchema>, now: Date): Date {
  if (move.set !== undefined) return DateTime.fromISO(move.set, { zone: 'utc' }).toJSDate();
  return DateTime.fromJSDate(now, { zone: 'utc' })
    .plus(Duration.fromISO(move.advance ?? 'PT0S'))
    .toJSDate();
}
