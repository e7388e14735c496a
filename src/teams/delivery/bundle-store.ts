import type { Person, Target } from '../../pim/index.ts';

/** Several roles under a name of one's own, such as `oncall`. */
export interface Bundle {
  readonly name: string;
  readonly targets: readonly Target[];
}

/** People's bundles. Names compare without case and spaces at their ends. Errors: what the database throws. */
export interface BundleStore {
  /** By name. */
  of(person: Person): Promise<readonly Bundle[]>;
  find(person: Person, name: string): Promise<Bundle | undefined>;
  /** One of that name is replaced. */
  save(person: Person, bundle: Bundle): Promise<void>;
  /** @returns whether there was one. */
  remove(person: Person, name: string): Promise<boolean>;
}
