import type { Person } from '../../pim/index.ts';

/**
 * One person's tokens as MSAL writes them, kept beyond the process: never two people's in one. Errors: what the database
 * throws.
 */
export interface TokenPartitions {
  /** Nothing where there is none, or it cannot be opened. */
  read(person: Person): Promise<KeptPartition | undefined>;
  /** Of a new sign-in: in place of whatever was there. */
  write(person: Person, cache: string): Promise<void>;
  /** What came of using the one that was read. Nothing happens where another is there by now, or none. */
  replace(person: Person, mark: string, cache: string): Promise<void>;
  /** @param mark only that one, where it is named. */
  forget(person: Person, mark?: string): Promise<void>;
}

export interface KeptPartition {
  readonly cache: string;
  /** Which one it is. */
  readonly mark: string;
}
