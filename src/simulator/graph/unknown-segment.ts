import { badRequest } from './graph-error.ts';

/** What a version of Graph does not have, each with the segment that it then names. */
const UNKNOWN = [
  /^\/v1\.0\/roleManagement\/directory\/(roleAssignmentApprovals)(\/|$)/i,
  /^\/v1\.0\/roleManagement\/directory\/(roleSchedule(?:Instance)?s)\(/i,
  /^\/v1\.0\/identityGovernance\/(roleManagementAlerts)(\/|$)/i,
  // What an approval consists of has one name in each version.
  /^\/v1\.0\/identityGovernance\/privilegedAccess\/group\/assignmentApprovals\/[^/]+\/(steps)(\/|$)/i,
  /^\/beta\/identityGovernance\/privilegedAccess\/group\/assignmentApprovals\/[^/]+\/(stages)(\/|$)/i,
  // Older generations of PIM never came to v1.0.
  /^\/v1\.0\/(privilegedAccess|privilegedRoles|privilegedRoleAssignments|privilegedApproval)(\/|$)/i,
];

/** Throws `GraphError` 400 for a path that another version has. */
export function refuseUnknownSegment(path: string): void {
  for (const expression of UNKNOWN) {
    const segment = expression.exec(path)?.[1];
    if (segment) throw badRequest(`Resource not found for the segment '${segment}'.`);
  }
}
