import type { Person } from '../model/person.ts';
import type { Policy } from '../model/policy.ts';
import type { PolicyChange } from '../model/policy-change.ts';
import type { Target } from '../model/target.ts';

/** The policies of every role of a provider, by role id in lower case. */
export type PolicyBook = ReadonlyMap<string, Policy>;

/** What governs a target. The ids of policies change: they are resolved anew each time. */
export interface Policies {
  /** Nothing = PIM shows none for this target. Refused (`PimRefusal`) where the person may not read it. */
  read(person: Person, target: Target): Promise<Policy | undefined>;
  /** All policies with their rules in one call, where the service can: Entra roles keep one for a role, at every scope. */
  readonly readAll: ((person: Person) => Promise<PolicyBook>) | undefined;
  /** Needs an administrator's role. */
  change(person: Person, target: Target, change: PolicyChange): Promise<void>;
}
