import type { LogFacts, Logger } from '../../../src/core/logger.ts';

export interface LogLine {
  readonly level: string;
  readonly facts: LogFacts;
  readonly message: string;
}

/** A logger that keeps its lines as they were given, so that a test sees what would reach the log unscrubbed. */
export function keepLines(): { logger: Logger; lines: LogLine[] } {
  const lines: LogLine[] = [];
  const write = (level: string) => (facts: LogFacts, message: string) => {
    lines.push({ level, facts, message });
  };
  return { lines, logger: { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') } };
}
