import type { DurableCheck } from '../durable-check.ts';
import type { Storage } from './storage.ts';

export const databaseCheck = ({ ping, isShared }: Storage): DurableCheck => ({
  name: 'database',
  look: async () => {
    const askedAt = performance.now();
    await ping();
    const tookMs = Math.round(performance.now() - askedAt);
    return { state: 'up', facts: { kind: isShared ? 'server' : 'embedded', tookMs } };
  },
});
