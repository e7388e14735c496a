import { AppError } from '../../../core/app-error.ts';

/** What came of one of several things done side by side. */
export type Attempt<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: AppError };

/** Does it and keeps its failure, so that it can be told beside the successes of others. */
export async function attempt<T>(work: () => Promise<T>): Promise<Attempt<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    const known = error instanceof AppError ? error : new AppError('Unexpected', 'It failed.', { cause: error });
    return { ok: false, error: known };
  }
}
