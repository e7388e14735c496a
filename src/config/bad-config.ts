import { AppError } from '../core/app-error.ts';
import type { Mistake } from './mistake.ts';

/** One error that names all mistakes. */
export function badConfig(mistakes: readonly Mistake[]): AppError {
  const lines = mistakes.map(({ variable, message }) => `\n  ${variable}: ${message}`);
  return new AppError('BadConfig', `The configuration cannot be used:${lines.join('')}\nenv/ explains every variable.`);
}
