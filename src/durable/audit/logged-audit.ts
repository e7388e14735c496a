import type { Logger } from '../../core/logger.ts';
import { type Audit, providerOf, wishKey } from '../../pim/index.ts';

/** The audit trail as lines of the log: who had PIM do what, and what came of it. Not kept, not chained. */
export const createLoggedAudit = (logger: Logger): Audit => ({
  wrote: async ({ actor, activityId, at, write, outcome }) =>
    logger.info(
      { audit: 'wrote', actor, activityId, at, provider: providerOf(write), wish: wishKey(write), outcome },
      'a write to PIM',
    ),
});
