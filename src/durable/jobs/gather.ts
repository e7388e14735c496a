/**
 * Many small writes as few: what arrives while one is under way goes together into the next.
 *
 * @param write must not fail
 * @param most in one write
 */
export function gather<T>(write: (items: readonly T[]) => Promise<void>, most: number): (item: T) => Promise<void> {
  const waiting: { readonly item: T; readonly done: () => void }[] = [];
  let isWriting = false;

  const writeAll = async () => {
    isWriting = true;
    while (waiting.length > 0) {
      const batch = waiting.splice(0, most);
      await write(batch.map(({ item }) => item));
      for (const { done } of batch) done();
    }
    isWriting = false;
  };

  return (item) =>
    new Promise((done) => {
      waiting.push({ item, done });
      if (!isWriting) void writeAll();
    });
}
