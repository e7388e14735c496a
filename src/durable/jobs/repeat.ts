import type { Logger } from '../../core/logger.ts';

/**
 * Does something again and again, never twice at a time, and goes on when it fails; only the first failure in a row is told.
 *
 * @returns ends it
 */
export function repeat(everyMs: number, failed: string, work: () => Promise<void>, logger: Logger): () => void {
  let isBusy = false;
  let failures = 0;
  const once = async () => {
    try {
      await work();
      if (failures > 0) logger.info({ failures }, `no longer: ${failed}`);
      failures = 0;
    } catch (error) {
      failures += 1;
      if (failures === 1) logger.warn({ error }, failed);
    }
    isBusy = false;
  };
  const timer = setInterval(() => {
    if (isBusy) return;
    isBusy = true;
    void once();
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}
