const EVERY_MS = 250;

/**
 * Calls `ended` once the process that started this one is gone. `npm run` needs it: told to stop, it ends itself and the
 * shell between, and leaves the program behind with its ports. Does nothing for programs that npm did not start.
 */
export function whenParentEnds(ended: () => void, environment: NodeJS.ProcessEnv = process.env): void {
  if (environment.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    ended();
  }, EVERY_MS);
  timer.unref();
}
