import { AppError } from '../core/app-error.ts';

/**
 * Runs a command's work and ends as shells expect: exit code 0, 1 where it failed, 2 where it was called wrongly. What
 * failed is said on standard error.
 */
export async function runCommand(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    process.stderr.write(`${error instanceof AppError ? error.message : String(error)}\n`);
    process.exitCode = error instanceof AppError && error.code === 'BadOption' ? 2 : 1;
  }
}
