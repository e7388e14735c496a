import type { TenantFile } from '../../../src/simulator/tenant/schema.ts';

/** Who calls, and with which token. */
export interface Who {
  /** Object id; null is the application itself. */
  readonly personId: string | null;
  readonly permissions: readonly string[];
  /** Holds the role that may do everything. */
  readonly isAdministrator: boolean;
}

/** Something that must have happened before, done through Graph like everything else. */
export interface Step {
  readonly at: Date;
  readonly who: Who;
  readonly method: 'POST' | 'PATCH';
  /** A production URL, in the example's ids. */
  readonly url: string;
  readonly body: unknown;
  /** The id that the example gives to what this makes. */
  readonly makes?: string;
}

/** The world in which an example was, or could have been, recorded. */
export interface Scene {
  readonly tenant: TenantFile;
  readonly before: readonly Step[];
  /** When the example's own request is made, and by whom. */
  readonly now: Date;
  readonly who: Who;
}
