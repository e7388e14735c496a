import { z } from 'zod';
import { type AnyTask, task } from '../task.ts';
import { PROMISE } from '../task-policy.ts';

/** Looks once at a followed request and tells what changed; puts its next look itself. */
export const followRequestTask = (look: (followId: string, signal: AbortSignal) => Promise<void>): AnyTask =>
  task({
    name: 'follow-request',
    payload: z.strictObject({ followId: z.guid() }),
    policy: PROMISE,
    run: ({ followId }, { signal }) => look(followId, signal),
  });
