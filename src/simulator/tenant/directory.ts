import type { Application, DirectoryObject, Group, Person, Role, Tenant } from './tenant.ts';

export type Found =
  | { readonly kind: 'person'; readonly person: Person }
  | { readonly kind: 'group'; readonly group: Group }
  | { readonly kind: 'administrativeUnit'; readonly unit: DirectoryObject }
  | { readonly kind: 'application'; readonly application: Application };

/** Looks things up in a tenant. Ids are compared as they are: lower case. */
export interface Directory {
  /** By sign-in name or object id, without regard to case. */
  person(name: string): Person | undefined;
  group(id: string): Group | undefined;
  role(id: string): Role | undefined;
  object(id: string): Found | undefined;
  /** Display name of whatever has the id. */
  nameOf(id: string): string | undefined;
}

export function createDirectory(tenant: Tenant): Directory {
  const roles = new Map(tenant.roles.map((role) => [role.id, role]));
  const groups = new Map(tenant.groups.map((group) => [group.id, group]));
  const people = new Map(
    tenant.people.flatMap((person) => [
      [person.id, person],
      [person.userPrincipalName.toLowerCase(), person],
    ]),
  );
  const objects = new Map<string, Found>([
    ...tenant.people.map((person) => [person.id, { kind: 'person', person }] as const),
    ...tenant.groups.map((group) => [group.id, { kind: 'group', group }] as const),
    ...tenant.administrativeUnits.map((unit) => [unit.id, { kind: 'administrativeUnit', unit }] as const),
    ...[...tenant.applications, botApplication(tenant)].map(
      (application) => [application.id, { kind: 'application', application }] as const,
    ),
  ]);
  return {
    person: (name) => people.get(name.toLowerCase()),
    group: (id) => groups.get(id),
    role: (id) => roles.get(id),
    object: (id) => objects.get(id),
    nameOf: (id) => {
      const found = objects.get(id);
      return found && named(found).displayName;
    },
  };
}

/** The bot's own service principal, which may hold roles like any other. */
const botApplication = ({ bot }: Tenant): Application => ({
  id: bot.objectId,
  appId: bot.appId,
  displayName: bot.displayName,
});

function named(found: Found): { readonly displayName: string } {
  if (found.kind === 'person') return found.person;
  if (found.kind === 'group') return found.group;
  return found.kind === 'application' ? found.application : found.unit;
}
