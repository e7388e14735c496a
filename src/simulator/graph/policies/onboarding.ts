import { UNTOUCHED_GROUP } from '../../tenant/policies.ts';
import type { Group } from '../../tenant/tenant.ts';
import type { TenantState } from '../../world.ts';
import type { Moment } from '../surfaces/surface.ts';

/** Whether PIM took the group over since the start: by a first request for it, or by a change of one of its policies. */
export const isNewlyOnboarded = (group: Group, at: Moment): boolean =>
  !isOnboardedAtStart(group, at.state) && (isChanged(group, at.state) || isAskedFor(group, at));

const isOnboardedAtStart = ({ id, policies }: Group, { tenant }: TenantState): boolean =>
  policies.member !== UNTOUCHED_GROUP ||
  policies.owner !== UNTOUCHED_GROUP ||
  Object.values(tenant.groupGrants).some((grants) => grants.some(({ access }) => access.scope === id));

const isChanged = ({ id }: Group, { groupPolicies }: TenantState): boolean =>
  ['member', 'owner'].some((role) => groupPolicies.revision({ role, scope: id }) > 0);

const isAskedFor = ({ id }: Group, { state, now }: Moment): boolean =>
  (['assignment', 'eligibility'] as const).some((kind) =>
    state.groups.requests(kind, now).some(({ access }) => access.scope === id),
  );
