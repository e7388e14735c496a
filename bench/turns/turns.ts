import { activityOf, CLICK, MESSAGE } from './activities.ts';
import { startConnector } from './connector.ts';
import { type Served, serve } from './serve.ts';

const AT_ONCE = 10;
const WARM_UP_TURNS = 200;
const ROUNDS = 3;
const TURNS = 400;

interface Cost {
  readonly perSecond: number;
  readonly cpuMs: number;
}

/**
 * Turns a second and processor time a turn, of `roles` with what is remembered and of a click, each beside the least that a
 * bot of teams-ai can be, on the same machine turn about.
 */
export async function turns(): Promise<string> {
  const connector = await startConnector();
  const simulator = await serve('simulator');
  const [bot, echo] = [await serve('bot', simulator.url), await serve('echo')];
  try {
    const lines: string[] = [];
    for (const [what, members] of [
      ['roles, warm', MESSAGE],
      ['a click on a card', CLICK],
    ] as const) {
      for (const server of [bot, echo]) await run(server, connector.url, members, WARM_UP_TURNS);
      const ours: Cost[] = [];
      const theirs: Cost[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        ours.push(await run(bot, connector.url, members, TURNS));
        theirs.push(await run(echo, connector.url, members, TURNS));
      }
      lines.push(line(what, best(ours), best(theirs)));
    }
    return lines.join('\n');
  } finally {
    await Promise.all([bot.stop(), echo.stop(), simulator.stop(), connector.stop()]);
  }
}

/** Sends so many, a few at once, and waits for each answer. Throws where one is refused. */
export async function run(
  server: Served,
  serviceUrl: string,
  members: object,
  count: number,
  person?: (index: number) => number,
): Promise<Cost> {
  const before = await server.usage();
  const startedAt = performance.now();
  let next = 0;
  const worker = async () => {
    while (next < count) {
      next += 1;
      const response = await fetch(`${server.url}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(activityOf(serviceUrl, members, person?.(next))),
      });
      const body = await response.text();
      if (!response.ok || /NotAnswered|"error/.test(body)) throw new Error(`${response.status}: ${body.slice(0, 300)}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  const seconds = (performance.now() - startedAt) / 1000;
  const after = await server.usage();
  return { perSecond: count / seconds, cpuMs: (after.cpuMs - before.cpuMs) / count };
}

const best = (costs: readonly Cost[]): Cost => ({
  perSecond: Math.max(...costs.map(({ perSecond }) => perSecond)),
  cpuMs: Math.min(...costs.map(({ cpuMs }) => cpuMs)),
});

const line = (what: string, ours: Cost, theirs: Cost): string =>
  `${what}: ${ours.perSecond.toFixed(0)} turns/s, ${ours.cpuMs.toFixed(2)} ms CPU each; bare teams-ai echo bot ${theirs.perSecond.toFixed(0)} turns/s, ${theirs.cpuMs.toFixed(2)} ms; ratios ${(ours.perSecond / theirs.perSecond).toFixed(2)} and ${(ours.cpuMs / theirs.cpuMs).toFixed(2)}`;
