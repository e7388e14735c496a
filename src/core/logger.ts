import { pino } from 'pino';
import { redact } from './redact.ts';

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Facts of one log line. Values are scrubbed of secrets before they are written. */
export type LogFacts = Readonly<Record<string, unknown>>;

export interface Logger {
  debug(facts: LogFacts, message: string): void;
  info(facts: LogFacts, message: string): void;
  warn(facts: LogFacts, message: string): void;
  error(facts: LogFacts, message: string): void;
}

/** JSON lines on standard error: standard output belongs to the commands' own answers. */
export function createLogger(name: string, level: LogLevel = 'info'): Logger {
  const lines = pino(
    { name, level, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ dest: 2, sync: true }),
  );
  const write = (severity: 'debug' | 'info' | 'warn' | 'error') => (facts: LogFacts, message: string) =>
    lines[severity](redact(facts), redact(message));
  return { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
}
