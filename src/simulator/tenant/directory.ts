import type { Approver } from '../pim/model.ts';
import type { PimDirectory } from '../pim/self-request.ts';
import type { Application, DirectoryObject, Group, Person, Role, Tenant } from './tenant.ts';

export type Found =
  | { readonly kind: 'person'; readonly person: Person }
  | { readonly kind: 'group'; readonly group: Group }
  | { readonly kind: 'administrativeUnit'; readonly unit: DirectoryObject }
  | { readonly kind: 'application'; readonly application: Application };

/** Looks things up in a tenant. Ids are compared as they are: lower case. */
export interface Directory extends PimDirectory {
  /** By sign-in name or object id, without regard to case. */
  person(name: string): Person | undefined;
  role(id: string): Role | undefined;
  object(id: string): Found | undefined;
  /** Whether the person is named, or a member of a group that is. */
  isAmong(personId: string, approvers: readonly Approver[]): boolean;
}

export function createDirectory(tenant: Tenant): Directory {
  const roles = new Map(tenant.roles.map((role) => [role.id, role]));
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
    ...tenant.applications.map((application) => [application.id, { kind: 'application', application }] as const),
  ]);
  const groupsOf = new Map<string, string[]>();
  for (const { id, memberIds } of tenant.groups)
    for (const memberId of memberIds) groupsOf.set(memberId, [...(groupsOf.get(memberId) ?? []), id]);

  return {
    person: (name) => people.get(name.toLowerCase()),
    role: (id) => roles.get(id),
    object: (id) => objects.get(id),
    isAmong: (personId, approvers) => {
      const groups = groupsOf.get(personId) ?? [];
      return approvers.some(({ kind, id }) => (kind === 'person' ? id === personId : groups.includes(id)));
    },
    principalExists: (id) => objects.get(id)?.kind === 'person' || objects.get(id)?.kind === 'group',
    roleExists: (role) => roles.has(role),
    groupsOf: (principalId) => groupsOf.get(principalId) ?? [],
    policyFor: ({ role }) => {
      const policy = roles.get(role)?.policy;
      if (!policy) throw new Error(`There is no role "${role}" in the tenant: ask roleExists first.`);
      return policy;
    },
  };
}
