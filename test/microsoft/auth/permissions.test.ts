import assert from 'node:assert/strict';
import { delegatedScopes } from '../../../src/microsoft/auth/permissions.ts';

describe('the permissions that the bot asks for', () => {
  it("are Entra role activation's, in the full form of the cloud", () => {
    const audiences = { graph: 'https://graph.microsoft.us', arm: 'https://management.usgovcloudapi.net' };
    assert.deepEqual(delegatedScopes(audiences), {
      graph: [
        'https://graph.microsoft.us/RoleAssignmentSchedule.ReadWrite.Directory',
        'https://graph.microsoft.us/RoleEligibilitySchedule.ReadWrite.Directory',
        'https://graph.microsoft.us/RoleManagementPolicy.Read.Directory',
        'https://graph.microsoft.us/RoleManagement.Read.Directory',
      ],
      arm: [],
    });
  });

  it('are none where no feature is on', () => {
    const audiences = { graph: 'https://graph.microsoft.com', arm: 'https://management.azure.com' };
    assert.deepEqual(delegatedScopes(audiences, []), { graph: [], arm: [] });
  });
});
