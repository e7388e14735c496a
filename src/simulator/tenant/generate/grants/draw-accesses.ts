import type { Dice } from '../dice.ts';
import type { Access, Pool } from './pools.ts';

export interface Pools {
  readonly role: Pool;
  readonly group: Pool;
  readonly azure: Pool;
}

/** So many different ones for one holder: a fifth Entra roles, a fifth groups, the rest Azure, as far as there is room. */
export function drawAccesses(count: number, pools: Pools, dice: Dice): readonly Access[] {
  const fifth = () => Math.floor(count / 5) + (dice.chance(20 * (count % 5)) ? 1 : 0);
  const roles = Math.min(fifth(), pools.role.room);
  const groups = Math.min(fifth(), pools.group.room, count - roles);
  const azure = Math.min(count - roles - groups, pools.azure.room);
  // What Azure has no room for are roles and groups again.
  const moreRoles = Math.min(count - roles - groups - azure, pools.role.room - roles);
  const moreGroups = count - roles - groups - azure - moreRoles;
  return [
    ...drawDifferent(roles + moreRoles, pools.role, dice),
    ...drawDifferent(groups + moreGroups, pools.group, dice),
    ...drawDifferent(azure, pools.azure, dice),
  ];
}

/** Not more than the pool has room for. */
export function drawDifferent(count: number, pool: Pool, dice: Dice): readonly Access[] {
  const found = new Map<string, Access>();
  for (let place = dice.whole(0, 9_999); found.size < count; place += 1) {
    const access = pool.draw(place);
    found.set(JSON.stringify(access), access);
  }
  return [...found.values()];
}
