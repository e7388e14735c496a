import { randomUUID } from 'node:crypto';
import { nameBasedId } from '../../tenant/name-based-id.ts';
import type { Bot } from '../../tenant/tenant.ts';
import { delegatedPermissions } from '../../tokens/permissions.ts';
import type { Resource } from '../../tokens/resources.ts';

/** The bot may do these things at a resource, for one person or for everybody. */
export interface PermissionGrant {
  readonly id: string;
  readonly resource: Resource;
  /** Null: an administrator consented for everybody. */
  readonly personId: string | null;
  readonly permissions: readonly string[];
}

/** What the tenant has consented to. */
export interface Consent {
  list(): readonly PermissionGrant[];
  /** What the bot may do in the person's name. */
  given(resource: Resource, personId: string): readonly string[];
  /** Adds to what everybody's consent is. */
  giveForEverybody(resource: Resource, permissions: readonly string[]): void;
  add(grant: Omit<PermissionGrant, 'id'>): PermissionGrant;
  change(id: string, permissions: readonly string[]): void;
  remove(id: string): void;
  /** What stood before a restart. Nobody is told. */
  replay(grants: readonly PermissionGrant[]): void;
}

/** @param keep told of everything that stands just before it does. */
export function createConsent(bot: Bot, keep: (grants: readonly PermissionGrant[]) => void): Consent {
  let grants = (['graph', 'arm'] as const).flatMap((resource): readonly PermissionGrant[] => {
    const permissions = consentedAtStart(bot, resource);
    return permissions.length === 0
      ? []
      : [{ id: nameBasedId('consent', bot.appId, resource), resource, personId: null, permissions }];
  });

  const stands = (now: readonly PermissionGrant[]) => {
    keep(now);
    grants = [...now];
  };
  const change = (id: string, permissions: readonly string[]) =>
    stands(grants.map((grant) => (grant.id === id ? { ...grant, permissions } : grant)));
  function add(grant: Omit<PermissionGrant, 'id'>): PermissionGrant {
    const added = { id: randomUUID(), ...grant };
    stands([...grants, added]);
    return added;
  }
  return {
    list: () => grants,
    given: (resource, personId) =>
      grants
        .filter((grant) => grant.resource === resource && (grant.personId ?? personId) === personId)
        .flatMap(({ permissions }) => permissions),
    giveForEverybody: (resource, permissions) => {
      const standing = grants.find((grant) => grant.resource === resource && grant.personId === null);
      if (standing) change(standing.id, [...new Set([...standing.permissions, ...permissions])]);
      else add({ resource, personId: null, permissions });
    },
    add,
    change,
    remove: (id) => stands(grants.filter((grant) => grant.id !== id)),
    replay: (before) => {
      grants = [...before];
    },
  };
}

/** Everything is what the registration asks for and whatever else can be asked for by name. */
function consentedAtStart({ consented, delegatedPermissions: registered }: Bot, resource: 'graph' | 'arm') {
  if (consented === false) return [];
  if (consented === true) return [...new Set([...registered[resource], ...delegatedPermissions(resource)])];
  return consented[resource];
}
