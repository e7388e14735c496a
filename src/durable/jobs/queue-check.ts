import type { DurableCheck } from '../durable-check.ts';
import type { Jobs } from './open-jobs.ts';

export const queueCheck = ({ look }: Pick<Jobs, 'look'>): DurableCheck => ({
  name: 'queue',
  look: async () => {
    const { isUp, ...facts } = await look();
    return { state: isUp ? 'up' : 'down', facts };
  },
});
