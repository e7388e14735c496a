import { AppError } from '../core/app-error.ts';
import { LOG_LEVELS, type LogLevel } from '../core/logger.ts';

/** `LOG_LEVEL`. Throws AppError `BadConfig`. */
export function readLogLevel(settings: Readonly<Record<string, string | undefined>>): LogLevel {
  const { LOG_LEVEL: written = 'warn' } = settings;
  const level = LOG_LEVELS.find((one) => one === written);
  if (!level) throw new AppError('BadConfig', `LOG_LEVEL is "${written}". Use one of ${LOG_LEVELS.join(', ')}.`);
  return level;
}
