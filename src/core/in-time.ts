/** What the work gives. Errors: what the work throws in time; what `tooSlow` makes, once the real time is over. */
export async function inTime<T>(limitMs: number, work: Promise<T>, tooSlow: () => Error): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(tooSlow()), limitMs);
  });
  try {
    return await Promise.race([work, over]);
  } finally {
    clearTimeout(timer);
  }
}
