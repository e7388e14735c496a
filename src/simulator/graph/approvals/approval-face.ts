import { type Caller, requirePermission } from '../caller.ts';
import { GraphError } from '../graph-error.ts';
import { groupSurface } from '../surfaces/group-surface.ts';
import { roleSurface } from '../surfaces/role-surface.ts';
import type { Surface } from '../surfaces/surface.ts';

/** How approvals of one surface look in one version of Graph. */
export interface ApprovalFace {
  readonly surface: Surface;
  /** Behind the version. */
  readonly path: string;
  readonly version: 'v1.0' | 'beta';
  /** What an approval consists of: one word and type in beta, another in v1.0. */
  readonly parts: 'steps' | 'stages';
  readonly partType: 'approvalStep' | 'approvalStage';
  /** Throws `GraphError` 403. */
  checkPermission(caller: Caller, isDecision: boolean): void;
}

/** A live tenant asked for these in September 2026, whatever Microsoft Learn says; in words of an older generation. */
const ROLE_READERS = ['PrivilegedAccess.ReadWrite.AzureAD', 'PrivilegedAccess.Read.AzureAD'];
const GROUP_READERS = [
  'PrivilegedAssignmentSchedule.Read.AzureADGroup',
  'PrivilegedAssignmentSchedule.ReadWrite.AzureADGroup',
];

const roleApprovals: ApprovalFace = {
  surface: roleSurface,
  path: `${roleSurface.path}/roleAssignmentApprovals`,
  version: 'beta',
  parts: 'steps',
  partType: 'approvalStep',
  checkPermission: (caller, isDecision) => {
    const accepted = isDecision ? ROLE_READERS.slice(0, 1) : ROLE_READERS;
    if (caller.kind === 'person' && accepted.some((one) => caller.permissions.includes(one))) return;
    const message = `Valid permissions not present. User needs one of the following permissions for this action : ${accepted.join(',')}`;
    throw new GraphError(403, '', message);
  },
};

const groupApprovals = {
  surface: groupSurface,
  path: `${groupSurface.path}/assignmentApprovals`,
  checkPermission: (caller: Caller, isDecision: boolean) =>
    requirePermission(
      { ...caller, permissions: caller.kind === 'person' ? caller.permissions : [] },
      isDecision ? GROUP_READERS.slice(1) : GROUP_READERS,
    ),
};

/** Approvals of Entra roles exist in beta only. */
export const APPROVAL_FACES: readonly ApprovalFace[] = [
  roleApprovals,
  { ...groupApprovals, version: 'beta', parts: 'steps', partType: 'approvalStep' },
  { ...groupApprovals, version: 'v1.0', parts: 'stages', partType: 'approvalStage' },
];
