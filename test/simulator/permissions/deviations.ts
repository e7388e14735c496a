import type { DocumentedOperation } from './documented-operations.ts';

/** Where the service does something else than Microsoft publishes. The capture of a live tenant wins. */
export interface Deviation {
  readonly method: string;
  readonly path: string;
  /** Published for it, and no use. */
  readonly published: string;
  /** What opens it; any of them, alone. Of delegated tokens. */
  readonly live: readonly string[];
  readonly reason: string;
  readonly source: string;
}

const DIRECTORY = '/roleManagement/directory';
const APPROVALS = `${DIRECTORY}/roleAssignmentApprovals`;

const requestsOf = (half: 'Assignment' | 'Eligibility'): readonly Deviation[] =>
  ['', '/{id}', "/filterByCurrentUser(on='principal')"].map((rest) => ({
    method: 'GET',
    path: `${DIRECTORY}/role${half}ScheduleRequests${rest}`,
    published: `Role${half}Schedule.Read.Directory`,
    live: [`Role${half}Schedule.ReadWrite.Directory`, `Role${half}Schedule.Remove.Directory`],
    reason:
      'Pages of Microsoft Learn name the permission to read; the service answers it with PermissionScopeNotGranted.',
    source: 'graph-pim.md §6; microsoftgraph/microsoft-graph-devx-content permissions.json agrees with the service',
  }));

const approvals = (method: string, path: string, live: readonly string[]): Deviation => ({
  method,
  path: `${APPROVALS}${path}`,
  published: 'RoleAssignmentSchedule.ReadWrite.Directory',
  live,
  reason: 'A live tenant demanded the permissions of the generation before, in its words.',
  source: 'graph-pim.md §6 and §11, capture of September 2026',
});
const ANY = ['PrivilegedAccess.ReadWrite.AzureAD', 'PrivilegedAccess.Read.AzureAD'];

export const DEVIATIONS: readonly Deviation[] = [
  ...requestsOf('Assignment'),
  ...requestsOf('Eligibility'),
  approvals('GET', "/filterByCurrentUser(on='approver')", ANY),
  approvals('GET', '/{id}', ANY),
  approvals('GET', '/{id}/steps', ANY),
  approvals('PATCH', '/{id}/steps/{id}', ['PrivilegedAccess.ReadWrite.AzureAD']),
];

/** As an operation, so that it can be asked like any other. */
export const operationOf = ({ method, path, live }: Deviation): DocumentedOperation => ({
  method,
  path,
  least: { delegated: live, application: [] },
});
