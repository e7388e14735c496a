import { issuerV2 } from '../tokens/claims.ts';
import { readAzure } from './azure/read-azure.ts';
import { policyOf, UNTOUCHED_GROUP, UNTOUCHED_ROLE } from './policies.ts';
import { groupGrants, instant, roleGrants } from './read-grant.ts';
import { createReferences, type References } from './references.ts';
import { type TenantData, tenantFileSchema } from './schema.ts';
import { readConditionalAccess } from './sign-in/read-conditional-access.ts';
import type { Bot, Group, Role, Tenant } from './tenant.ts';
import { problem, problemsOf, TenantFileError } from './tenant-file-error.ts';

/** Checks a tenant file and settles its relative times at `now`. Throws `TenantFileError`, which names everything that is wrong. */
export function loadTenant(file: unknown, now: Date): Tenant {
  const read = tenantFileSchema.safeParse(file);
  if (!read.success) throw new TenantFileError(problemsOf(read.error, file));
  const { data } = read;
  const references = createReferences(data);
  const { administrator } = data;
  const tenant: Tenant = {
    ...data,
    bot: readBot(data, references),
    conditionalAccess: readConditionalAccess(data, references),
    people: data.people.map((person) => ({ ...person, lastSignIn: instant(person.lastSignIn, now) })),
    groups: data.groups.map((group, index) => readGroup(group, index, references)),
    roles: data.roles.map((role, index) => readRole(role, index, references)),
    roleGrants: roleGrants(data, references, now),
    groupGrants: groupGrants(data, references, now),
    azure: readAzure(data, references, now),
    administratorId:
      administrator === undefined ? (data.people[0]?.id ?? '') : references.person(['administrator'], administrator),
  };
  const problems = [
    ...references.problems,
    ...duplicates(data),
    ...unassignable(tenant, data),
    ...unscopable(tenant, data),
    ...untrusted(data),
  ];
  if (problems.length > 0) throw new TenantFileError(problems);
  return tenant;
}

function readBot({ bot }: TenantData, references: References): Bot {
  const idOf = (name: string, at: number) => references.principal(['bot', 'assignedTo', at], name).id;
  return { ...bot, assignedTo: bot.assignedTo?.map(idOf) };
}

function readGroup(group: TenantData['groups'][number], index: number, references: References): Group {
  const { id, displayName, roleAssignable } = group;
  const idsOf = (list: 'members' | 'owners') =>
    group[list].map((name, at) => references.principal(['groups', index, list, at], name).id);
  const policyTo = (access: 'member' | 'owner') =>
    policyOf(group.policies?.[access], UNTOUCHED_GROUP, (name, at) =>
      references.principal(['groups', index, 'policies', access, 'approvers', at], name),
    );
  return {
    id,
    displayName,
    roleAssignable,
    memberIds: idsOf('members'),
    ownerIds: idsOf('owners'),
    policies: { member: policyTo('member'), owner: policyTo('owner') },
  };
}

function readRole({ policy, ...role }: TenantData['roles'][number], index: number, references: References): Role {
  const approverNamed = (name: string, at: number) =>
    references.principal(['roles', index, 'policy', 'approvers', at], name);
  return { ...role, policy: policyOf(policy, UNTOUCHED_ROLE, approverNamed) };
}

function duplicates(data: TenantData): readonly string[] {
  const seen = new Set<string>();
  const { people, groups, administrativeUnits, applications, roles, azure, conditionalAccess } = data;
  const lists = Object.entries({
    people,
    groups,
    administrativeUnits,
    applications,
    roles,
    'azure.roles': azure.roles,
    conditionalAccess,
  });
  return lists.flatMap(([list, things]) =>
    things.flatMap(({ id }, index) => {
      if (id === undefined) return [];
      if (seen.has(id))
        return [problem([...list.split('.'), index, 'id'], id, 'expected an id that nothing else in the file has')];
      seen.add(id);
      return [];
    }),
  );
}

/** The simulator knows the keys of its own tenant only. */
const untrusted = ({ bot, tenantId }: TenantData): readonly string[] =>
  bot.federatedCredentials.flatMap(({ issuer, keys }, index) =>
    keys || issuer === issuerV2(tenantId)
      ? []
      : [problem(['bot', 'federatedCredentials', index, 'keys'], keys, "expected the issuer's public keys")],
  );

/** Entra gives roles to people and to groups made for it. */
function unassignable({ groups, roleGrants: grants }: Tenant, data: TenantData): readonly string[] {
  const others = new Set(groups.filter(({ roleAssignable }) => !roleAssignable).map(({ id }) => id));
  const lists = [
    ['eligibilities', grants.eligibility],
    ['assignments', grants.assignment],
  ] as const;
  return lists.flatMap(([list, held]) =>
    held.flatMap(({ principalId }, index) =>
      others.has(principalId)
        ? [
            problem(
              [list, index, 'principal'],
              data[list][index]?.principal,
              'expected a person, or a group with "roleAssignable": true',
            ),
          ]
        : [],
    ),
  );
}

/** Not every role can be limited to a part of the directory. */
function unscopable({ roles, roleGrants: grants }: Tenant, data: TenantData): readonly string[] {
  const lists = [
    ['eligibilities', grants.eligibility],
    ['assignments', grants.assignment],
  ] as const;
  return lists.flatMap(([list, held]) =>
    held.flatMap(({ access }, index) => {
      const kind = access.scope.startsWith('/administrativeUnits/') ? 'administrativeUnit' : 'application';
      const role = roles.find(({ id }) => id === access.role);
      if (!role || access.scope === '/' || role.scopes.includes(kind)) return [];
      const allowed = [...role.scopes, '/'].join(', ');
      return [
        problem([list, index, 'scope'], data[list][index]?.scope, `expected one of what the role allows: ${allowed}`),
      ];
    }),
  );
}
