import type { RequestState } from '../../../src/pim/index.ts';

export const REQUEST_STATES: readonly RequestState[] = [
  ...(['active', 'scheduled', 'provisioning', 'waiting-for-approval', 'waiting-for-administrator'] as const),
  ...(['ended', 'denied', 'cancelled', 'lapsed', 'failed', 'unknown'] as const),
];
