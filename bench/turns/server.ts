import { createLogger } from '../../src/core/logger.ts';
import { createSimulator } from '../../src/simulator/simulator.ts';
import { startBot } from './bot.ts';
import { startEcho } from './echo.ts';

/** One server for a benchmark, in a process of its own; see `serve.ts`. */
const [, , what, ...args] = process.argv;
process.on('message', () => {
  globalThis.gc?.();
  const { user, system } = process.cpuUsage();
  process.send?.({ cpuMs: (user + system) / 1000, heapMB: process.memoryUsage().heapUsed / 1024 / 1024 });
});
process.send?.({ url: await start() });

function start(): Promise<string> {
  switch (what) {
    case 'simulator':
      return createSimulator({ logger: createLogger('simulator', 'silent') }).start(0);
    case 'bot':
      return startBot(args[0] ?? '');
    case 'offline-bot':
      return startBot(undefined);
    case 'echo':
      return startEcho();
    default:
      throw new Error(`There is no server "${what}".`);
  }
}
