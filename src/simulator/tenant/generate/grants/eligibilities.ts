import type { TenantFile } from '../../schema.ts';
import type { Dice } from '../dice.ts';
import { drawAccesses, drawDifferent, type Pools } from './draw-accesses.ts';
import type { Access } from './pools.ts';
import { spread } from './spread.ts';

export interface EligibilityParts {
  readonly count: number;
  /** How many the first of the people has. */
  readonly most: number;
  readonly personIds: readonly string[];
  readonly groups: NonNullable<TenantFile['groups']>;
  readonly pools: Pools;
  readonly dice: Dice;
}

interface Held {
  readonly principal: string;
  readonly access: Access;
}

/** What people and groups may activate, as the lists of a tenant file. */
export interface Eligibilities {
  readonly roles: NonNullable<TenantFile['eligibilities']>;
  readonly groups: NonNullable<TenantFile['groupEligibilities']>;
  readonly azure: NonNullable<NonNullable<TenantFile['azure']>['eligibilities']>;
}

/** One in twenty belongs to a group, as far as there are groups; a group has at most five. */
export function makeEligibilities(parts: EligibilityParts): Eligibilities {
  const { count, most, personIds, groups, pools, dice } = parts;
  const ofGroups = Math.min(Math.floor(count / 20), 5 * groups.length, count - most);
  const held: Held[] = [];
  groups.forEach(({ id, roleAssignable }, index) => {
    const share = Math.floor(ofGroups / groups.length) + (index < ofGroups % groups.length ? 1 : 0);
    for (const access of drawDifferent(share, roleAssignable ? pools.role : pools.azure, dice))
      held.push({ principal: id, access });
  });
  spread(count - ofGroups, most, personIds.length, dice).forEach((share, index) => {
    for (const access of drawAccesses(share, pools, dice)) held.push({ principal: personIds[index] ?? '', access });
  });
  return written(held, dice);
}

/** Those of groups and Azure must end, as Microsoft ships their policies; of Entra roles one in six does. */
function written(held: readonly Held[], dice: Dice): Eligibilities {
  const lists: Eligibilities = { roles: [], groups: [], azure: [] };
  for (const { principal, access } of held) {
    const from = `-P${dice.whole(1, 300)}D`;
    const until = `P${dice.whole(20, 360)}D`;
    if (access.provider === 'group')
      lists.groups.push({ principal, group: access.group, access: access.access, from, until });
    else {
      const { role, scope } = access;
      if (access.provider === 'azure') lists.azure.push({ principal, role, scope, from, until });
      else lists.roles.push({ principal, role, scope, from, ...(dice.chance(16) ? { until } : {}) });
    }
  }
  return lists;
}
