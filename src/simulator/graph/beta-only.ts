import { badRequest } from './graph-error.ts';

/** What version 1.0 of Graph does not have, each with the segment that it then names. */
const BETA_ONLY = [
  /^\/v1\.0\/roleManagement\/directory\/(roleAssignmentApprovals)(\/|$)/i,
  /^\/v1\.0\/identityGovernance\/(roleManagementAlerts)(\/|$)/i,
];

/** Throws `GraphError` 400 for a path that exists in beta only. */
export function refuseBetaOnly(path: string): void {
  for (const expression of BETA_ONLY) {
    const segment = expression.exec(path)?.[1];
    if (segment) throw badRequest(`Resource not found for the segment '${segment}'.`);
  }
}
