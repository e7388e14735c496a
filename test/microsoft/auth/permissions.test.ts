import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { permissionsPage } from '../../../src/cli/permissions-page.ts';
import { OPTIONAL_FEATURES } from '../../../src/config/features.ts';
import {
  APP_ONLY_READS,
  DELEGATED_PERMISSIONS,
  delegatedScopes,
  FEATURES,
} from '../../../src/microsoft/auth/permissions.ts';
import contoso from '../../../src/simulator/tenant/contoso.json' with { type: 'json' };

const GLOBAL = { graph: 'https://graph.microsoft.com', arm: 'https://management.azure.com' };

describe('the permissions that the bot asks for', () => {
  it('are those of everything that is always on, in the full form of the cloud', () => {
    const audiences = { graph: 'https://graph.microsoft.us', arm: 'https://management.usgovcloudapi.net' };
    assert.deepEqual(delegatedScopes(audiences), {
      graph: [
        'https://graph.microsoft.us/RoleAssignmentSchedule.ReadWrite.Directory',
        'https://graph.microsoft.us/RoleEligibilitySchedule.ReadWrite.Directory',
        'https://graph.microsoft.us/RoleManagementPolicy.Read.Directory',
        'https://graph.microsoft.us/RoleManagement.Read.Directory',
        'https://graph.microsoft.us/PrivilegedAccess.ReadWrite.AzureAD',
        'https://graph.microsoft.us/PrivilegedAssignmentSchedule.ReadWrite.AzureADGroup',
        'https://graph.microsoft.us/PrivilegedEligibilitySchedule.ReadWrite.AzureADGroup',
        'https://graph.microsoft.us/RoleManagementPolicy.Read.AzureADGroup',
        'https://graph.microsoft.us/User.ReadBasic.All',
        'https://graph.microsoft.us/GroupMember.Read.All',
      ],
      arm: ['https://management.usgovcloudapi.net/user_impersonation'],
    });
  });

  it('change policies, alerts or find applications only where that is switched on', () => {
    const optional = /RoleManagementPolicy\.ReadWrite|RoleManagementAlert|Application\./;
    assert.ok(!delegatedScopes(GLOBAL).graph.some((scope) => optional.test(scope)));
    const scopes = delegatedScopes(GLOBAL, ['alerts', 'policyEditing', 'applications']).graph;
    assert.deepEqual(scopes.filter((scope) => optional.test(scope)).length, 4);
    assert.equal(scopes.length, 4);
  });

  it('can be switched on for exactly those that are optional', () => {
    const optional = FEATURES.filter((feature) => DELEGATED_PERMISSIONS[feature].isOptional);
    assert.deepEqual([...OPTIONAL_FEATURES], [...optional, APP_ONLY_READS.feature]);
  });

  it('are none where no feature is on', () => {
    assert.deepEqual(delegatedScopes(GLOBAL, []), { graph: [], arm: [] });
  });

  it("are all granted to the bot's registration in the sandbox tenant", () => {
    const granted = contoso.bot.delegatedPermissions;
    for (const { resource, permissions } of Object.values(DELEGATED_PERMISSIONS))
      for (const permission of Object.keys(permissions))
        assert.ok(granted[resource].includes(permission), `Contoso has not granted ${permission}`);
  });
});

describe('docs/permissions.md', () => {
  it('is what `npm run permissions` writes', () => {
    assert.equal(readFileSync('docs/permissions.md', 'utf8'), permissionsPage(), 'Run npm run permissions.');
  });

  it('names every permission of every feature once', () => {
    const page = permissionsPage();
    for (const permission of FEATURES.flatMap((feature) => Object.keys(DELEGATED_PERMISSIONS[feature].permissions)))
      assert.equal(page.split(`\`${permission}\``).length, 2, permission);
  });
});
