import type { StandingGrant } from '../../pim/model.ts';
import { nameBasedId } from '../name-based-id.ts';
import { policyOf, UNTOUCHED_AZURE } from '../policies.ts';
import { windowOf } from '../read-grant.ts';
import { byDisplayName, byUserPrincipalName, type NameIndex, nameIndex, type References } from '../references.ts';
import type { TenantData } from '../schema.ts';
import { problem } from '../tenant-file-error.ts';
import type { AzureData } from './azure-schema.ts';
import { type AzureScope, ROOT } from './azure-scope.ts';
import type { AzureRole, AzureTenant } from './azure-tenant.ts';
import { readScopes } from './read-scopes.ts';

type List = 'eligibilities' | 'assignments' | 'policies';

interface Named {
  role(path: readonly PropertyKey[], name: string): string;
  scope(path: readonly PropertyKey[], name: string): string;
  holder(path: readonly PropertyKey[], name: string): string;
}

/** Reads the Azure part of a tenant file; what it cannot find goes to `references`. */
export function readAzure(data: TenantData, references: References, now: Date): AzureTenant {
  const { azure } = data;
  const scopes = readScopes(azure, data.tenantId, references);
  const named = namedIn(data, scopes, references);
  const accessOf = (list: List, index: number, { role, scope }: { role: string; scope: string }) => ({
    role: named.role(['azure', list, index, 'role'], role),
    scope: named.scope(['azure', list, index, 'scope'], scope),
  });

  function readGrant(
    list: 'eligibilities' | 'assignments',
    grant: AzureData['eligibilities'][number],
    index: number,
    outsidePim: boolean,
  ): StandingGrant {
    const principalId = named.holder(['azure', list, index, 'principal'], grant.principal);
    const access = accessOf(list, index, grant);
    return {
      id: grant.id ?? nameBasedId('azure', list, principalId, access.role, access.scope),
      principalId,
      access,
      ...windowOf(grant, now),
      outsidePim,
      ...(grant.condition ? { condition: { expression: grant.condition, version: '2.0' } } : {}),
    };
  }
  const policies = azure.policies.map(({ role, scope, ...written }, index) => ({
    access: accessOf('policies', index, { role, scope }),
    policy: policyOf(written, UNTOUCHED_AZURE, (name, at) =>
      references.principal(['azure', 'policies', index, 'approvers', at], name),
    ),
  }));
  const governed = new Set<string>();
  policies.forEach(({ access: { role, scope } }, index) => {
    if (governed.has(`${scope}/${role}`))
      references.report(
        problem(['azure', 'policies', index], azure.policies[index]?.role, 'expected one policy for a role at a scope'),
      );
    governed.add(`${scope}/${role}`);
  });
  return {
    scopes,
    policies,
    roles: azure.roles.map((role, index) => readRole(role, index, named)),
    grants: {
      eligibility: azure.eligibilities.map((grant, index) => readGrant('eligibilities', grant, index, false)),
      assignment: azure.assignments.map((grant, index) => readGrant('assignments', grant, index, grant.outsidePim)),
    },
  };
}

/** A scope may be called by its path or, as long as that is clear, by its name. Azure roles go to applications, too. */
function namedIn(data: TenantData, scopes: readonly AzureScope[], references: References): Named {
  const { azure, bot } = data;
  const roles: NameIndex = nameIndex(azure.roles.map(byDisplayName));
  const places: NameIndex = nameIndex(
    [ROOT, ...scopes].map(({ id, name, displayName }) => ({ id, names: [name, displayName] })),
  );
  const holders: NameIndex = nameIndex([
    ...data.people.map(byUserPrincipalName),
    ...[...data.groups, ...data.applications, { id: bot.objectId, displayName: bot.displayName }].map(byDisplayName),
  ]);
  return {
    role: (path, name) => references.find(roles, 'the name or id of one of the Azure roles', path, name),
    scope: (path, name) => references.find(places, 'the path or name of an Azure scope of this file', path, name),
    holder: (path, name) =>
      references.find(
        holders,
        'the sign-in name or id of a person, or the name or id of a group or application',
        path,
        name,
      ),
  };
}

function readRole(role: AzureData['roles'][number], index: number, named: Named): AzureRole {
  const { id, displayName, description, isCustom, actions, notActions, dataActions, notDataActions } = role;
  return {
    id,
    displayName,
    description,
    isCustom,
    assignableScopes: role.assignableScopes.map((scope, at) =>
      named.scope(['azure', 'roles', index, 'assignableScopes', at], scope),
    ),
    permissions: { actions, notActions, dataActions, notDataActions },
  };
}
