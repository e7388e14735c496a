import type { Access } from './model.ts';
import type { Policy } from './policy.ts';

export interface PolicyChange {
  readonly at: Date;
  readonly by: string;
}

/** The policies of one provider as they stand after every change. */
export interface PolicyBook {
  /** As it stood at a time; as it stands when none is said. */
  policyFor(access: Access, at?: Date): Policy;
  /** Null: as at start. */
  lastChange(access: Access): PolicyChange | null;
  /** How often it was changed. */
  revision(access: Access): number;
  change(access: Access, policy: Policy, change: PolicyChange): void;
}

/** A policy after a change of it. */
export interface ChangedPolicy {
  readonly access: Access;
  readonly policy: Policy;
  readonly change: PolicyChange;
}

export interface PolicyBookParts {
  /** Throws for an access that does not exist: ask `checkAccess` first. */
  readonly original: (access: Access) => Policy;
  readonly keyOf: (access: Access) => string;
  /** Told of every change just before it takes effect. Where it throws, nothing changes. */
  readonly keep: (changed: ChangedPolicy) => void;
}

export function createPolicyBook({ original, keyOf, keep }: PolicyBookParts): PolicyBook {
  const versions = new Map<string, { readonly policy: Policy; readonly change: PolicyChange }[]>();
  const versionsOf = (access: Access) => versions.get(keyOf(access)) ?? [];
  return {
    policyFor: (access, at) =>
      versionsOf(access).findLast(({ change }) => !at || change.at <= at)?.policy ?? original(access),
    lastChange: (access) => versionsOf(access).at(-1)?.change ?? null,
    revision: (access) => versionsOf(access).length,
    change: (access, policy, change) => {
      keep({ access, policy, change });
      versions.set(keyOf(access), [...versionsOf(access), { policy, change }]);
    },
  };
}
