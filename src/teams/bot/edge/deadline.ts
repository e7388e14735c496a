export interface Deadline {
  /** Never rejects. */
  readonly over: Promise<'late'>;
  /** Nobody waits for it any more. */
  cancel(): void;
}

/** @param ms of real time: a client waits in real time, whatever the clock of people and PIM shows. */
export function createDeadline(ms: number): Deadline {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), ms);
  });
  return { over, cancel: () => clearTimeout(timer) };
}
