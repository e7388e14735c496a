import assert from 'node:assert/strict';
import { createScopeTree } from '../../../src/simulator/tenant/azure/scope-tree.ts';
import contoso from '../../../src/simulator/tenant/contoso.json' with { type: 'json' };
import { loadTenant } from '../../../src/simulator/tenant/load-tenant.ts';
import { TenantFileError } from '../../../src/simulator/tenant/tenant-file-error.ts';

const NOW = new Date('2026-11-24T08:00:00Z');
const { azure } = contoso;

/** The problems of Contoso with another Azure part. */
function problemsWith(change: Record<string, unknown>): readonly string[] {
  try {
    loadTenant({ ...contoso, azure: { ...azure, ...change } }, NOW);
  } catch (error) {
    if (error instanceof TenantFileError) return error.problems;
    throw error;
  }
  return [];
}

describe('The Azure part of the tenant file', () => {
  it('of Contoso is the tree that the plan names, below the root group that every tenant has', () => {
    const { scopes } = loadTenant(contoso, NOW).azure;
    const tree = createScopeTree(scopes);
    const vault = scopes.find(({ name }) => name === 'kv-contoso-prod');
    assert.deepEqual(
      tree.upwards(vault?.id ?? '').map(({ displayName, kind }) => `${kind} ${displayName}`),
      [
        'resource kv-contoso-prod',
        'resourcegroup rg-data-prod',
        'subscription Contoso Prod',
        'managementgroup Contoso',
        'managementgroup Tenant Root Group',
        'root /',
      ],
    );
    const names = scopes.map(({ name }) => name);
    for (const name of ['rg-web-prod', 'rg-web-dev', 'stcontosodata']) assert.ok(names.includes(name), name);
  });

  it('gives Alex what the plan gives: six eligibilities, one of them through a group', () => {
    const { azure: read, people, groups } = loadTenant(contoso, NOW);
    const nameOf = (id: string) => [...people, ...groups].find((one) => one.id === id)?.displayName;
    const held = read.grants.eligibility.map(({ principalId, access }) => {
      const role = read.roles.find(({ id }) => id === access.role)?.displayName;
      const scope = read.scopes.find(({ id }) => id === access.scope)?.displayName;
      return `${nameOf(principalId)}: ${role} on ${scope}`;
    });
    assert.deepEqual(held, [
      'Alex Wilber: Contributor on Contoso Prod',
      'Alex Wilber: Reader on Contoso',
      'Alex Wilber: Owner on rg-web-prod',
      'Alex Wilber: Key Vault Administrator on kv-contoso-prod',
      'Data Team: Storage Blob Data Contributor on stcontosodata',
      'Alex Wilber: Contributor on Contoso Dev',
    ]);
  });

  it('may be left out: then there is the root group and nothing else', () => {
    const { azure: _left, ...entraOnly } = contoso;
    const { scopes, roles } = loadTenant(entraOnly, NOW).azure;
    assert.deepEqual([scopes.length, roles.length], [1, 0]);
  });

  it('takes paths as well as names, and the bot and applications as holders', () => {
    const path = `/subscriptions/${azure.subscriptions[1]?.id}/resourcegroups/RG-WEB-DEV`;
    const { grants } = loadTenant(
      { ...contoso, azure: { ...azure, assignments: [{ principal: 'PIM Bot', role: 'Reader', scope: path }] } },
      NOW,
    ).azure;
    assert.equal(grants.assignment[0]?.principalId, contoso.bot.objectId);
    assert.match(grants.assignment[0]?.access.scope ?? '', /\/resourceGroups\/rg-web-dev$/);
  });

  it('finds a resource inside another one below it', () => {
    const resources = [
      { type: 'Microsoft.Sql/servers', name: 'sql-main' },
      { type: 'Microsoft.Sql/servers/databases', name: 'sql-main/orders' },
    ];
    const subscription = { ...azure.subscriptions[0], resourceGroups: [{ name: 'rg-sql', resources }] };
    const { scopes } = loadTenant(
      {
        ...contoso,
        azure: { ...azure, subscriptions: [subscription], policies: [], eligibilities: [], assignments: [] },
      },
      NOW,
    ).azure;
    const database = scopes.at(-1);
    assert.match(database?.id ?? '', /\/rg-sql\/providers\/Microsoft\.Sql\/servers\/sql-main\/databases\/orders$/);
    assert.match(database?.parentId ?? '', /\/servers\/sql-main$/);
  });

  const grant = { principal: 'alexw@contoso.example', role: 'Reader', scope: 'Contoso' };
  for (const [why, change, expected] of [
    [
      'an unknown scope',
      { eligibilities: [{ ...grant, scope: 'rg-atlantis' }] },
      /azure\.eligibilities\[0\]\.scope is "rg-atlantis": expected the path or name of an Azure scope/,
    ],
    [
      'an unknown role',
      { assignments: [{ ...grant, role: 'King' }] },
      /azure\.assignments\[0\]\.role is "King": expected the name or id of one of the Azure roles/,
    ],
    [
      'an unknown holder',
      { eligibilities: [{ ...grant, principal: 'ghost@contoso.example' }] },
      /azure\.eligibilities\[0\]\.principal is "ghost@contoso\.example"/,
    ],
    [
      'a policy that stands twice',
      { policies: [azure.policies[0], azure.policies[0]] },
      /azure\.policies\[1\] is "Reader": expected one policy for a role at a scope/,
    ],
    [
      'an unknown approver',
      { policies: [{ ...azure.policies[0], approvers: ['Nobodies'] }] },
      /azure\.policies\[0\]\.approvers\[0\] is "Nobodies"/,
    ],
    [
      'a management group below itself',
      {
        managementGroups: [
          { name: 'contoso', displayName: 'Contoso', parent: 'platform' },
          { name: 'platform', displayName: 'Platform', parent: 'contoso' },
        ],
      },
      /azure\.managementGroups\[0\]\.parent is "platform": expected a group that is not below this one/,
    ],
    [
      'a name that several scopes have',
      {
        subscriptions: azure.subscriptions.map((one) => ({ ...one, displayName: 'Contoso Twin' })),
        eligibilities: [{ ...grant, scope: 'Contoso Twin' }],
        assignments: [],
        policies: [],
        roles: azure.roles.filter(({ isCustom }) => !isCustom),
      },
      /azure\.eligibilities\[0\]\.scope is "Contoso Twin": expected an id, because several have this name/,
    ],
    [
      'the same scope twice',
      { subscriptions: [azure.subscriptions[0], azure.subscriptions[0], azure.subscriptions[1]] },
      /is "\/subscriptions\/.*": expected a scope that stands in the file only once/,
    ],
    [
      'the id of another role',
      { roles: [...azure.roles, { ...azure.roles[0], displayName: 'Twin' }] },
      /azure\.roles\[\d+\]\.id is ".*": expected an id that nothing else in the file has/,
    ],
    [
      'a resource type that is none',
      { subscriptions: [withResource({ type: 'storage', name: 'x' })] },
      /azure\.subscriptions\[0\]\.resourceGroups\[0\]\.resources\[0\]\.type is "storage": expected a resource type/,
    ],
    [
      'a resource without the name of the one it is in',
      { subscriptions: [withResource({ type: 'Microsoft.Sql/servers/databases', name: 'orders' })] },
      /resources\[0\]\.name is "orders": expected as many names as the type has parts/,
    ],
    ['a member that nobody knows', { regions: [] }, /azure has "regions": expected no such member/],
  ] as const)
    it(`with ${why} is refused, naming path, value and what is expected`, () => {
      const problems = problemsWith(change);
      assert.ok(
        problems.some((problem) => expected.test(problem)),
        problems.join('\n') || 'it was accepted',
      );
    });
});

function withResource(resource: { type: string; name: string }) {
  return { ...azure.subscriptions[0], resourceGroups: [{ name: 'rg-web-prod', resources: [resource] }] };
}
