import { DateTime, Duration } from 'luxon';
import type { PolicySettings, StandingGrant } from '../pim/model.ts';
import { mintInstanceId } from './instance-id.ts';
import { nameBasedId } from './name-based-id.ts';
import { createReferences, type References } from './references.ts';
import { type TenantData, tenantFileSchema } from './schema.ts';
import type { Tenant } from './tenant.ts';
import { problem, problemsOf, TenantFileError } from './tenant-file-error.ts';

/** Checks a tenant file and settles its relative times at `now`. Throws `TenantFileError`, which names everything that is wrong. */
export function loadTenant(file: unknown, now: Date): Tenant {
  const read = tenantFileSchema.safeParse(file);
  if (!read.success) throw new TenantFileError(problemsOf(read.error, file));
  const { data } = read;
  const references = createReferences(data);
  const tenant: Tenant = {
    ...data,
    groups: data.groups.map(({ members, ...group }, index) => ({
      ...group,
      memberIds: members.map((member, at) => references.person(['groups', index, 'members', at], member)),
    })),
    roles: data.roles.map((role, index) => ({ ...role, policy: policyOf(role.policy, references, index) })),
    eligibilities: data.eligibilities.map((grant, index) => readGrant('eligibilities', grant, index, references, now)),
    assignments: data.assignments.map((grant, index) => readGrant('assignments', grant, index, references, now)),
  };
  const problems = [...references.problems, ...duplicates(data), ...unassignable(tenant, data)];
  if (problems.length > 0) throw new TenantFileError(problems);
  return tenant;
}

/** The policy of a role that nobody has touched, as Microsoft ships it. */
const UNTOUCHED: PolicySettings = {
  maximumDuration: 'PT8H',
  justification: true,
  mfa: true,
  ticket: false,
  approvers: null,
  authenticationContext: null,
};

function policyOf(
  policy: TenantData['roles'][number]['policy'],
  references: References,
  index: number,
): PolicySettings {
  if (!policy) return UNTOUCHED;
  const { approvers, authenticationContext, ...settings } = policy;
  return {
    ...settings,
    approvers:
      approvers?.map((name, at) => references.principal(['roles', index, 'policy', 'approvers', at], name)) ?? null,
    authenticationContext: authenticationContext ?? null,
  };
}

function readGrant(
  list: 'eligibilities' | 'assignments',
  grant: TenantData['assignments'][number] | TenantData['eligibilities'][number],
  index: number,
  references: References,
  now: Date,
): StandingGrant {
  const principal = references.principal([list, index, 'principal'], grant.principal);
  const access = {
    role: references.role([list, index, 'role'], grant.role),
    scope: references.scope([list, index, 'scope'], grant.scope),
  };
  const outsidePim = 'outsidePim' in grant && grant.outsidePim;
  const minted = nameBasedId(list, principal.id, access.role, access.scope);
  return {
    id: outsidePim ? mintInstanceId(access, principal.id) : (grant.id ?? minted),
    principalId: principal.id,
    access,
    start: instant(grant.from, now),
    end: grant.until === undefined ? null : instant(grant.until, now),
    outsidePim,
  };
}

/** Days are calendar days in UTC. */
function instant(moment: string, now: Date): Date {
  const duration = Duration.fromISO(moment);
  if (duration.isValid) return DateTime.fromJSDate(now, { zone: 'utc' }).plus(duration).toJSDate();
  return DateTime.fromISO(moment, { zone: 'utc' }).toJSDate();
}

function duplicates(data: TenantData): readonly string[] {
  const seen = new Set<string>();
  const lists = ['people', 'groups', 'administrativeUnits', 'applications', 'roles'] as const;
  return lists.flatMap((list) =>
    data[list].flatMap(({ id }, index) => {
      if (seen.has(id)) return [problem([list, index, 'id'], id, 'expected an id that nothing else in the file has')];
      seen.add(id);
      return [];
    }),
  );
}

/** Entra gives roles to people and to groups made for it. */
function unassignable({ groups, ...tenant }: Tenant, data: TenantData): readonly string[] {
  const others = groups.filter(({ roleAssignable }) => !roleAssignable).map(({ id }) => id);
  const lists = ['eligibilities', 'assignments'] as const;
  return lists.flatMap((list) =>
    tenant[list].flatMap(({ principalId }, index) =>
      others.includes(principalId)
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
