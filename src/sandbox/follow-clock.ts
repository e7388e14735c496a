import { createServer, type IncomingMessage } from 'node:http';
import { z } from 'zod';
import { AppError } from '../core/app-error.ts';
import { type Clock, systemClock } from '../core/clock.ts';
import type { Fetch } from '../core/fetch.ts';
import { createMovedClock } from '../simulator/moved-clock.ts';

/** The clock of a simulator that runs in another process. */
export interface FollowedClock {
  readonly clock: Clock;
  /** Called whenever the clock was moved; the simulator is answered when the promise is settled. */
  onClockMoved(listener: () => Promise<void>): void;
  stop(): Promise<void>;
}

const readingSchema = z.object({ now: z.iso.datetime(), realNow: z.iso.datetime() });

/**
 * Keeps to the clock of a running simulator: asks to be told when it moves (`docs/simulator.md`), and answers once this
 * side shows the new time. Both run on one machine, so that the distance to its real time is all there is to know.
 */
export async function followClock(simulatorUrl: string, fetch: Fetch): Promise<FollowedClock> {
  const clock = createMovedClock(systemClock);
  const set = (reading: z.output<typeof readingSchema>) => {
    const offsetMs = Date.parse(reading.now) - Date.parse(reading.realNow);
    clock.set(new Date(Date.now() + offsetMs));
  };
  let isTold = false;
  const listeners: (() => Promise<void>)[] = [];
  const server = createServer((request, response) => {
    const answer = (status: number) => {
      response.writeHead(status);
      response.end();
    };
    readReading(request).then(
      async (reading) => {
        isTold = true;
        set(reading);
        // One that fails has said so itself; the clock has moved all the same.
        await Promise.allSettled(listeners.map((listener) => listener()));
        answer(204);
      },
      () => answer(400),
    );
  });
  const url = await new Promise<string>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/clock`);
    });
  });
  const ask = (method: 'POST' | 'DELETE') =>
    fetch(`${simulatorUrl}/control/clock/followers`, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ url }),
    });
  const stop = async () => {
    // A simulator that has ended meanwhile need not be told.
    await ask('DELETE').catch(() => undefined);
    await new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
  };
  try {
    const reading = readingSchema.parse(await (await ask('POST')).json());
    // The clock may have moved before this answer arrived; then what was told is the newer.
    if (!isTold) set(reading);
  } catch (cause) {
    await stop();
    const message = `The simulator at ${simulatorUrl} does not tell its clock. Is it of the same version as this bot?`;
    throw new AppError('SimulatorSilent', message, { cause });
  }
  return { clock, onClockMoved: (listener) => void listeners.push(listener), stop };
}

async function readReading(request: IncomingMessage): Promise<z.output<typeof readingSchema>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return readingSchema.parse(JSON.parse(Buffer.concat(chunks).toString('utf8')));
}
