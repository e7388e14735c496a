import type { Reply } from '../deliveries.ts';
import type { Json } from '../json.ts';
import type { Self } from './self.ts';

/** Sends an activity of this person, `copies` times at once. */
export function deliverCopies({ account, ground }: Self, activity: Json, copies = 1): Promise<Reply[]> {
  ground.state.senders.set(String(activity.id), account.mri);
  return Promise.all(Array.from({ length: copies }, () => ground.deliveries.deliver(activity)));
}
