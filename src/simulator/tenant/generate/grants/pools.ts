import type { TenantFile } from '../../schema.ts';
import type { Dice } from '../dice.ts';

/** Something that one can be eligible for, as the tenant file names it. */
export type Access =
  | { readonly provider: 'role'; readonly role: string; readonly scope: string }
  | { readonly provider: 'group'; readonly group: string; readonly access: 'member' | 'owner' }
  | { readonly provider: 'azure'; readonly role: string; readonly scope: string };

/** What there is to be eligible for of one provider. */
export interface Pool {
  /** How many different ones one person may have, so that chance still finds another one. */
  readonly room: number;
  /** @param place counts up for one person; scopes are walked through in its order. */
  draw(place: number): Access;
}

const room = (size: number): number => Math.floor(size / 2);

/** Roles of the whole directory; one in eight on an administrative unit, where the role allows it. */
export function rolePool({ roles, administrativeUnits = [] }: TenantFile, dice: Dice): Pool {
  return {
    room: room(roles.length),
    draw: () => {
      const { id, scopes = ['administrativeUnit'] } = dice.pick(roles);
      const isLimited = dice.chance(12) && scopes.includes('administrativeUnit') && administrativeUnits.length > 0;
      return { provider: 'role', role: id, scope: isLimited ? dice.pick(administrativeUnits).id : '/' };
    },
  };
}

/** Membership, and of one in five ownership. */
export const groupPool = ({ groups = [] }: TenantFile, dice: Dice): Pool => ({
  room: room(groups.length),
  draw: () => ({ provider: 'group', group: dice.pick(groups).id, access: dice.chance(20) ? 'owner' : 'member' }),
});

/**
 * Subscription after subscription, so that one person with as many eligibilities as there are subscriptions has one in
 * each, then a few management groups: half on the subscription itself, the others on a resource group or a resource.
 */
export function azurePool({ azure = {} }: TenantFile, dice: Dice): Pool {
  const { managementGroups = [], subscriptions = [], roles = [] } = azure;
  // Custom roles may be given only where they say so.
  const builtIn = roles.filter(({ isCustom = false }) => !isCustom);
  const places = [
    ...subscriptions.map(({ id, resourceGroups = [] }) => ({
      path: `/subscriptions/${id}`,
      below: resourceGroups.flatMap(({ name, resources = [] }) => {
        const group = `/subscriptions/${id}/resourceGroups/${name}`;
        return [group, ...resources.map((one) => `${group}/providers/${one.type}/${one.name}`)];
      }),
    })),
    ...managementGroups
      .slice(0, Math.ceil(subscriptions.length / 20))
      .map(({ name }) => ({ path: `/providers/Microsoft.Management/managementGroups/${name}`, below: [] })),
  ];
  return {
    // Every subscription has at least itself and a resource group.
    room: subscriptions.length * builtIn.length,
    draw: (place) => {
      const { path, below } = places[place % places.length] ?? dice.pick(places);
      const scope = below.length === 0 || dice.chance(50) ? path : dice.pick(below);
      return { provider: 'azure', role: dice.pick(builtIn).id, scope };
    },
  };
}
