import type { TaskName, TaskPayloads } from './task-payloads.ts';

/** Work that waits for its time and survives a restart. Errors: what the database throws; nothing waits then. */
export interface Queue {
  /**
   * Puts work that is done at `due` or soon after it, at least once. Under a `key` a task waits once: putting it again
   * replaces what waits, its time and its payload. While work under the key runs, what is put waits for its end, and
   * takes its place should it fail.
   */
  put<Task extends TaskName>(task: Task, payload: TaskPayloads[Task], when?: When): Promise<void>;
  /** Takes away what waits under the key. What runs already goes on, and is not tried again should it fail. */
  withdraw(task: TaskName, key: string): Promise<void>;
}

export interface When {
  /** By the bot's clock; default now. */
  readonly due?: Date | undefined;
  readonly key?: string | undefined;
}
