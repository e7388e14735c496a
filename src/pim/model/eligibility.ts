import type { ProviderName } from './provider-name.ts';
import type { Role } from './role.ts';
import type { Scope } from './scope.ts';
import type { Target } from './target.ts';

/** How a principal holds a right: itself, through a group, or from a wider scope. */
export type MemberType = 'direct' | 'group' | 'inherited';

/** A right that may be activated; it grants nothing yet. Read from eligibility schedule instances. */
export interface Eligibility {
  readonly provider: ProviderName;
  readonly role: Role;
  readonly scope: Scope;
  readonly memberType: MemberType;
  readonly startsAt: Date | undefined;
  /** Nothing = permanent. */
  readonly endsAt: Date | undefined;
}

export const targetOf = (right: { provider: ProviderName; role: Role; scope: Scope }): Target => ({
  provider: right.provider,
  roleId: right.role.id,
  scopeId: right.scope.id,
});
