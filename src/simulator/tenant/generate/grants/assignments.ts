import type { TenantFile } from '../../schema.ts';
import type { Dice } from '../dice.ts';
import { drawDifferent, type Pools } from './draw-accesses.ts';

export interface Assignments {
  readonly roles: NonNullable<TenantFile['assignments']>;
  readonly groups: NonNullable<TenantFile['groupAssignments']>;
  readonly azure: NonNullable<NonNullable<TenantFile['azure']>['assignments']>;
}

/** What some people hold for good, without activating: one in a hundred Entra roles, groups and Azure roles each; of ten one past PIM. */
export function makeAssignments(personIds: readonly string[], pools: Pools, dice: Dice): Assignments {
  const lists: Assignments = { roles: [], groups: [], azure: [] };
  for (const principal of personIds)
    for (const pool of [pools.role, pools.group, pools.azure]) {
      if (!dice.chance(1)) continue;
      for (const access of drawDifferent(1, pool, dice)) {
        const from = `-P${dice.whole(1, 300)}D`;
        const outsidePim = dice.chance(10);
        if (access.provider === 'group')
          lists.groups.push({ principal, group: access.group, access: access.access, from, until: 'P90D' });
        else {
          const { role, scope } = access;
          lists[access.provider === 'role' ? 'roles' : 'azure'].push({ principal, role, scope, from, outsidePim });
        }
      }
    }
  return lists;
}
