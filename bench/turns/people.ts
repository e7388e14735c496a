import { MESSAGE } from './activities.ts';
import { startConnector } from './connector.ts';
import { serve } from './serve.ts';
import { run } from './turns.ts';

const FEW = 1_000;
const DEFAULT_MANY = 100_000;
/** More than any memory of rights and tokens keeps. */
const SIGNED_IN = 10_000;
/** Is answered without asking PIM, so that a hundred thousand of them take minutes. */
const SHORT = { type: 'message', text: 'hm?' };

/**
 * What the bot holds after so many different people, each in a chat of their own: it must not grow with them. The first ten
 * thousand sign in and ask for their roles. `PEOPLE` makes it fewer for a quick look.
 */
export async function people(): Promise<string> {
  const many = Number(process.env.PEOPLE ?? DEFAULT_MANY);
  const connector = await startConnector();
  const bot = await serve('offline-bot');
  try {
    const held: number[] = [];
    const told: string[] = [];
    let done = 0;
    for (const upTo of [FEW, Math.min(SIGNED_IN, many / 4), many / 2, many]) {
      const from = done;
      const said = upTo <= SIGNED_IN ? MESSAGE : SHORT;
      await run(bot, connector.url, said, upTo - done, (index) => from + index);
      done = upTo;
      const { heapMB } = await bot.usage();
      held.push(heapMB);
      told.push(`${heapMB.toFixed(0)} MB after ${upTo}`);
    }
    const [first = 1, , half = 1, all = 1] = held;
    return `memory: ${told.join(', ')} different people; ratio ${(all / half).toFixed(2)} for twice as many, ${(all / first).toFixed(2)} for ${many / FEW} times as many`;
  } finally {
    await Promise.all([bot.stop(), connector.stop()]);
  }
}
