import type { StorageConfig } from '../../src/config/config.ts';
import { makeBot } from '../turns/bot.ts';

/** One start of the bot in a process of its own: tells its parent what it took, and stops. */
const storage = JSON.parse(process.argv[2] ?? '') as StorageConfig;
const startedAt = performance.now();
const app = await makeBot(undefined, storage);
await app.start();
const startMs = performance.now() - startedAt;
globalThis.gc?.();
process.send?.({ startMs, megabytes: process.memoryUsage().rss / 1_000_000 });
await app.stop();
process.disconnect();
