import contosoFile from '../contoso.json' with { type: 'json' };
import { nameBasedId } from '../name-based-id.ts';
import type { TenantFile } from '../schema.ts';
import { createDice } from './dice.ts';
import { makeAssignments } from './grants/assignments.ts';
import { makeEligibilities } from './grants/eligibilities.ts';
import { azurePool, groupPool, rolePool } from './grants/pools.ts';
import { approverGroupIds, makeGroups } from './groups.ts';
import { makePeople } from './people.ts';
import { createPolicyDraw, type DrawPolicy } from './policies.ts';
import { makeRoles } from './roles.ts';
import { CONTOSO, type TenantSize, tenantSize } from './size/tenant-size.ts';
import { makeManagementGroups, makeSubscriptions } from './subscriptions.ts';

const contoso = contosoFile as TenantFile;
/** Policies of roles on subscriptions that differ from what Microsoft ships. */
const GOVERNED = ['Owner', 'Contributor', 'Reader', 'User Access Administrator'];

/**
 * Contoso with so many more people, roles, groups, subscriptions and eligibilities; the same wish is the same tenant, byte
 * for byte. What Contoso's own people have stays as it is. Throws `TenantFileError` for a size that cannot be.
 */
export function generateTenant(wish: Partial<TenantSize> = {}): TenantFile {
  const size = tenantSize(wish);
  const { seed } = size;
  const dice = (part: string) => createDice(seed, part);
  const people = makePeople(size.users - CONTOSO.users, contoso.domain, seed, dice('people'));
  const personIds = people.map(({ id }) => id);
  const groupCount = size.groups - CONTOSO.groups;
  const [deciders] = contoso.groups ?? [];
  const approvers = [...approverGroupIds(groupCount, seed), ...(deciders ? [deciders.id] : [])];
  const drawPolicy = (part: string) => createPolicyDraw(approvers, dice(`policies of ${part}`));
  const groups = makeGroups({
    count: groupCount,
    // The busiest person is in no group, so that all they have is their own.
    personIds: personIds.slice(1),
    deciderId: deciders?.members?.[0] ?? '',
    seed,
    dice: dice('groups'),
    drawPolicy: drawPolicy('groups'),
  });
  const grown: TenantFile = {
    ...contoso,
    people: [...contoso.people, ...people],
    groups: [...(contoso.groups ?? []), ...groups],
    administrativeUnits: [...(contoso.administrativeUnits ?? []), ...offices(size)],
    roles: [...contoso.roles, ...makeRoles(size.roles - CONTOSO.roles, seed, drawPolicy('roles'))],
    azure: grownAzure(size, drawPolicy('azure')),
  };
  return withGrants(grown, size, personIds, groups);
}

/** The person with `most` eligibilities of a generated tenant, who is in no group; nobody where there are only Contoso's people. */
export const busiestPerson = ({ people }: TenantFile): TenantFile['people'][number] | undefined =>
  people[CONTOSO.users];

function grownAzure({ subscriptions: total, seed }: TenantSize, drawPolicy: DrawPolicy): TenantFile['azure'] {
  const { azure = {} } = contoso;
  const count = total - CONTOSO.subscriptions;
  const subscriptions = makeSubscriptions(count, seed, createDice(seed, 'subscriptions'));
  const policies = subscriptions.flatMap(({ id }) =>
    GOVERNED.flatMap((role) => {
      const policy = drawPolicy();
      return policy ? [{ role, scope: `/subscriptions/${id}`, ...policy }] : [];
    }),
  );
  return {
    ...azure,
    managementGroups: [...(azure.managementGroups ?? []), ...makeManagementGroups(count)],
    subscriptions: [...(azure.subscriptions ?? []), ...subscriptions],
    policies: [...(azure.policies ?? []), ...policies],
  };
}

/** One for every five hundred people. */
const offices = ({ users, seed }: TenantSize) =>
  Array.from({ length: Math.floor(users / 500) }, (_, index) => ({
    id: nameBasedId('generated', String(seed), 'administrative unit', String(index)),
    displayName: `Office ${index + 1}`,
  }));

function withGrants(
  tenant: TenantFile,
  { eligibilities, most, seed }: TenantSize,
  personIds: readonly string[],
  groups: NonNullable<TenantFile['groups']>,
): TenantFile {
  const pools = (part: string) => ({
    role: rolePool(tenant, createDice(seed, `${part} of roles`)),
    group: groupPool(tenant, createDice(seed, `${part} of groups`)),
    azure: azurePool(tenant, createDice(seed, `${part} of azure`)),
  });
  const eligible = makeEligibilities({
    count: eligibilities - CONTOSO.eligibilities,
    most,
    personIds: personIds.filter((_, index) => index % 2 === 0),
    groups,
    pools: pools('eligibilities'),
    dice: createDice(seed, 'eligibilities'),
  });
  const assigned = makeAssignments(personIds.slice(1), pools('assignments'), createDice(seed, 'assignments'));
  const { azure = {} } = tenant;
  return {
    ...tenant,
    eligibilities: [...(tenant.eligibilities ?? []), ...eligible.roles],
    groupEligibilities: [...(tenant.groupEligibilities ?? []), ...eligible.groups],
    assignments: [...(tenant.assignments ?? []), ...assigned.roles],
    groupAssignments: [...(tenant.groupAssignments ?? []), ...assigned.groups],
    azure: {
      ...azure,
      eligibilities: [...(azure.eligibilities ?? []), ...eligible.azure],
      assignments: [...(azure.assignments ?? []), ...assigned.azure],
    },
  };
}
