import type { Head } from '../chain/chained-record.ts';

/** Where records go beside the database, as JSON lines. */
export interface AuditSink {
  /** Under which the database remembers how far it has come. */
  readonly name: string;
  /** The newest whole record in it, where it can tell. */
  newest(): Promise<Head | undefined>;
  /** Takes lines, each with its end, and keeps them once this has ended. */
  write(lines: string): Promise<void>;
}
