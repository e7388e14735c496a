import type { Clock } from '../../../core/clock.ts';
import type { FollowStore, Person } from '../../../pim/index.ts';
import type { Queue } from '../queue.ts';

/** Brings followed requests into the queue. Errors: what the database throws. */
export interface FollowQueue {
  /** Those that began, or that something was done about, since it was called last. */
  putNew(): Promise<void>;
  /** Somebody is present, so that their sign-in can be used: what waited for that goes on. */
  present(person: Person): Promise<void>;
}

const MOST = 200;

export const createFollowQueue = (
  store: Pick<FollowStore, 'unqueued' | 'markQueued' | 'waitingOf'>,
  queue: Pick<Queue, 'put'>,
  clock: Clock,
): FollowQueue => {
  const put = (id: string, due: Date) => queue.put('follow-request', { followId: id }, { key: id, due });
  return {
    async putNew() {
      for (;;) {
        const looks = await store.unqueued(MOST);
        for (const { id, due } of looks) {
          await put(id, due);
          await store.markQueued(id);
        }
        if (looks.length < MOST) return;
      }
    },
    async present(person) {
      for (const id of await store.waitingOf(person)) await put(id, clock.now());
    },
  };
};
