import type { PimProvider } from '../../pim/index.ts';
import type { GraphClient } from './client.ts';
import { assignmentOf, bodyOf, eligibilityOf, requestOf } from './map.ts';
import { policyBookOf } from './policy-map.ts';
import { assignmentInstance, assignmentScheduleRequest, eligibilityInstance, policyAssignment } from './wire.ts';

const ROLES = 'roleManagement/directory';
/** Works for everybody; the plain lists answer 403 without an Entra reader role. The quotes are part of it. */
const MINE = "filterByCurrentUser(on='principal')";
const NAMES = '$expand=roleDefinition($select=id,displayName),directoryScope';
/** Role policies are kept at the directory, also those of a narrower scope. */
const ROLE_POLICIES =
  "policies/roleManagementPolicyAssignments?$filter=scopeId eq '/' and scopeType eq 'DirectoryRole'&$expand=policy($expand=rules)";

/** Entra roles through Microsoft Graph v1.0, iteration 3 of the PIM API. */
export function createRoleProvider(graph: GraphClient): PimProvider {
  return {
    name: 'entra-role',
    myEligibilities: async (person) => {
      const instances = await graph.list(
        person,
        `${ROLES}/roleEligibilityScheduleInstances/${MINE}?${NAMES}`,
        eligibilityInstance,
      );
      return instances.map(eligibilityOf);
    },
    myAssignments: async (person) => {
      const instances = await graph.list(
        person,
        `${ROLES}/roleAssignmentScheduleInstances/${MINE}?${NAMES}`,
        assignmentInstance,
      );
      return instances.map(assignmentOf);
    },
    myRequests: async (person) => {
      const requests = await graph.list(
        person,
        `${ROLES}/roleAssignmentScheduleRequests/${MINE}`,
        assignmentScheduleRequest,
      );
      return requests
        .map(requestOf)
        .toSorted((one, other) => Number(other.createdAt ?? 0) - Number(one.createdAt ?? 0));
    },
    policies: async (person) => policyBookOf(await graph.list(person, ROLE_POLICIES, policyAssignment)),
    submit: async (person, draft) =>
      requestOf(
        await graph.post(person, `${ROLES}/roleAssignmentScheduleRequests`, bodyOf(draft), assignmentScheduleRequest),
      ),
  };
}
