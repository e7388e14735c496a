import contoso from '../../../src/simulator/tenant/contoso.json' with { type: 'json' };
import type { TenantFile } from '../../../src/simulator/tenant/schema.ts';
import { CAST, groupsIn, peopleIn, policyIdsIn, rolesIn, tenantIdIn } from '../reading/cast.ts';
import { isJson, type Json, type Reading } from '../reading/reading.ts';
import { personShown, roleShown } from '../reading/shown.ts';
import type { Condition } from './conditions.ts';
import { type Access, accessOf, type Grant } from './grants.ts';
import type { Who } from './scene.ts';

interface Needs {
  readonly condition: Condition;
  readonly grants: readonly Grant[];
  /** Everybody who calls. */
  readonly callers: readonly Who[];
  /** Everything that is asked for. */
  readonly asked: readonly Json[];
}

/** A tenant file with everybody and everything that an example names or needs, and nothing else. */
export function tenantOf(reading: Reading, needs: Needs): TenantFile {
  const { condition, grants, callers } = needs;
  const isOfRoles = reading.face === 'roles';
  const accesses = needs.asked.map((body) => accessOf(body, reading));
  const administrators = distinct(callers.filter((who) => who.isAdministrator).map(({ personId }) => personId ?? ''));
  const policy = policyOf(condition);
  const given = (kind: Grant['kind']) => grants.filter((grant) => grant.kind === kind);
  return {
    tenantId: tenantIdIn(reading),
    displayName: 'Example',
    domain: 'example.example',
    bot: contoso.bot,
    isLicensed: !condition.isUnlicensed,
    people: peopleOf(reading, needs).map((id) => personShown(id, reading)),
    groups: distinct([...groupsIn(reading), ...(isOfRoles ? [] : accesses.map(({ scope }) => scope))]).map((id) => ({
      id,
      displayName: `Group ${id}`,
      ...(policy ? { policies: { member: policy, owner: policy } } : {}),
    })),
    roles: roleIdsOf(reading, isOfRoles ? [...accesses, ...grants] : [], administrators).map((id) => ({
      ...roleShown(id, reading),
      ...(policy ? { policy } : {}),
    })),
    eligibilities: isOfRoles ? given('eligibility').map(roleGrant) : [],
    assignments: [
      ...(isOfRoles ? given('assignment').map((one) => ({ ...roleGrant(one), outsidePim: one.outsidePim })) : []),
      ...administrators.map((id) => ({ principal: id, role: CAST.administratorRole, outsidePim: true })),
    ],
    groupEligibilities: isOfRoles ? [] : given('eligibility').map(groupGrant),
    groupAssignments: isOfRoles ? [] : given('assignment').map(groupGrant),
  };
}

function peopleOf(reading: Reading, { condition, grants, callers }: Needs): readonly string[] {
  const { requestBody } = reading.example;
  const unknown = condition.isPrincipalUnknown && isJson(requestBody) ? requestBody.principalId : undefined;
  return distinct([
    ...peopleIn(reading),
    ...grants.map(({ principal }) => principal),
    ...callers.flatMap(({ personId }) => personId ?? []),
    CAST.approver,
    CAST.requester,
  ]).filter((id) => id !== unknown);
}

/** Every role that is named, one for every policy, and the administrators' own. */
function roleIdsOf(reading: Reading, accesses: readonly Access[], administrators: readonly string[]) {
  const named = distinct([
    ...rolesIn(reading),
    ...accesses.map(({ role }) => role),
    ...(administrators.length > 0 ? [CAST.administratorRole] : []),
  ]);
  const policies = policyIdsIn(reading).filter(({ type }) => type !== 'Group').length;
  const more = [CAST.administratorRole, CAST.role].filter((id) => !named.includes(id));
  return [...named, ...more.slice(0, Math.max(0, policies - named.length))];
}

/** As shipped, where nothing else is needed. */
function policyOf({ isApprovalNeeded, authenticationContext, maximumDuration }: Condition) {
  if (!isApprovalNeeded && !authenticationContext && !maximumDuration) return undefined;
  return {
    maximumDuration: maximumDuration ?? 'PT8H',
    justification: true,
    ...(isApprovalNeeded ? { approvers: [CAST.approver] } : {}),
    ...(authenticationContext ? { authenticationContext } : {}),
  };
}

const roleGrant = ({ role, scope, ...grant }: Grant) => ({ ...windowAndId(grant), role, scope });

const groupGrant = ({ role, scope, ...grant }: Grant) => ({
  ...windowAndId(grant),
  group: scope,
  access: role === 'owner' ? ('owner' as const) : ('member' as const),
});

const windowAndId = ({ id, principal, from, until }: Pick<Grant, 'id' | 'principal' | 'from' | 'until'>) => ({
  principal,
  ...(id === undefined ? {} : { id }),
  ...(from === undefined ? {} : { from }),
  ...(until === undefined ? {} : { until }),
});

const distinct = (ids: readonly string[]): readonly string[] => [...new Set(ids)];
