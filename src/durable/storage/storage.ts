import type { Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/** Where what must survive a restart is kept. */
export type StorageSetting =
  /** In this process, gone with it: for tests and a sandbox that keeps nothing. */
  | { readonly kind: 'memory' }
  /** PostgreSQL in this process, its files in a folder that only one process may use at a time. */
  | { readonly kind: 'embedded'; readonly folder: string }
  /** A PostgreSQL server, for any number of instances. */
  | { readonly kind: 'server'; readonly url: string; readonly schema?: string | undefined };

/** How the database is opened, beside where it is. */
export interface OpenOptions {
  /** Whether its `now()` is a clock that is moved, as in sandbox and tests: see `move-clock.ts`. */
  readonly clock?: 'real' | 'moved';
  /**
   * Whether tables that this program knows otherwise are brought up to it, or refused. Bots of the version before cannot
   * start on them any more. Default: they are brought up.
   */
  readonly migrations?: 'run' | 'must be there';
}

/** An open database whose tables are as this program knows them. */
export interface Storage {
  readonly db: Kysely<Tables>;
  /** Whether other processes may use it at the same time. */
  readonly isShared: boolean;
  /** Where the tables are. */
  readonly schema: string;
  /** Statements as a library wrote them; several at once only without values, and then all or nothing. */
  execute(text: string, values?: readonly unknown[]): Promise<{ readonly rows: readonly unknown[] }>;
  /**
   * Where other processes may use it: holds a lock under a positive 32-bit number as long as this process runs.
   * `isAlive` looks for it.
   */
  readonly holdLock?: ((key: number) => Promise<{ release(): Promise<void> }>) | undefined;
  /** Throws what keeps the database from answering. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

export const DEFAULT_SCHEMA = 'pim';

/** Where the queue's tables are. */
export const queueSchema = (schema: string): string => `${schema}_queue`;
/** Where the moved clock is. */
export const clockSchema = (schema: string): string => `${schema}_clock`;
