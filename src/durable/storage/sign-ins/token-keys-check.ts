import type { DurableCheck } from '../../durable-check.ts';

/** Whether people's tokens are kept, and under how many keys that open them: more than one while a key is changed. */
export const tokenKeysCheck = (keys: readonly Buffer[] | undefined): DurableCheck => ({
  name: 'tokenKeys',
  look: async () => (keys ? { state: 'up', facts: { keys: keys.length } } : { state: 'off', facts: {} }),
});
