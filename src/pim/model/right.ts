import type { Principal } from './principal.ts';
import type { ProviderName } from './provider-name.ts';
import type { Role } from './role.ts';
import type { Scope } from './scope.ts';
import type { Target } from './target.ts';

/** How a principal holds a right: itself, through a group, or from a wider scope. */
export type MemberType = 'direct' | 'group' | 'inherited';

/** A role where it applies: what rights and requests have in common. */
export interface RoleAtScope {
  readonly provider: ProviderName;
  readonly role: Role;
  readonly scope: Scope;
}

/** What an eligibility, an assignment and a schedule have in common: who may do what, where, and for how long. */
export interface Right extends RoleAtScope {
  /** The holder; of a right held through a group that is the group or the person, as the service likes. */
  readonly principal: Principal;
  readonly memberType: MemberType;
  readonly startsAt: Date | undefined;
  /** Nothing = permanent. */
  readonly endsAt: Date | undefined;
  /** The schedule behind it. Changes when an administrator changes the right: never a key (arm-pim, field reports). */
  readonly scheduleId: string;
  /** Azure's attribute-based condition; carried along, never read. */
  readonly condition: RightCondition | undefined;
}

export interface RightCondition {
  readonly expression: string;
  readonly version: string;
}

export const targetOf = (right: RoleAtScope): Target => ({
  provider: right.provider,
  roleId: right.role.id,
  scopeId: right.scope.id,
});
