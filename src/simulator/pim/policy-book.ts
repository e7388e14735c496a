import type { Access } from './model.ts';
import type { Policy } from './policy.ts';

export interface PolicyChange {
  readonly at: Date;
  readonly by: string;
}

/** The policies of one provider as they stand after every change. */
export interface PolicyBook {
  policyFor(access: Access): Policy;
  /** Null: as at start. */
  lastChange(access: Access): PolicyChange | null;
  change(access: Access, policy: Policy, change: PolicyChange): void;
}

/** `original` throws for an access that does not exist: ask `checkAccess` first. */
export function createPolicyBook(original: (access: Access) => Policy, keyOf: (access: Access) => string): PolicyBook {
  const changed = new Map<string, { policy: Policy; change: PolicyChange }>();
  return {
    policyFor: (access) => changed.get(keyOf(access))?.policy ?? original(access),
    lastChange: (access) => changed.get(keyOf(access))?.change ?? null,
    change: (access, policy, change) => void changed.set(keyOf(access), { policy, change }),
  };
}
