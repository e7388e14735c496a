import { AppError } from '../../core/app-error.ts';

const CODES: ReadonlySet<string> = new Set(['SignInNeeded', 'SignInBlocked', 'ConsentMissing', 'PersonMismatch']);

/** Whether work for somebody who is not there cannot go on without them: another try by itself would end the same. */
export const needsPerson = (error: unknown): boolean => error instanceof AppError && CODES.has(error.code);
