import type { Dialect } from 'kysely';
import type { Storage } from './storage.ts';

/** A database that answers, before anything is known of its tables. */
export interface Connected extends Pick<Storage, 'execute' | 'isShared' | 'holdLock' | 'close'> {
  readonly dialect: Dialect;
}
