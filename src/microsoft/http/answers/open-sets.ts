import type { Alert, ApprovalStep, Assignment, MemberType } from '../../../pim/index.ts';

/*
 * Words of open sets, whose case differs from service to service. One that is not known is never taken for more than the
 * least it can mean.
 */

export function memberTypeOf(wire: string | null | undefined): MemberType {
  const value = wire?.toLowerCase();
  return value === 'group' || value === 'inherited' ? value : 'direct';
}

/** Anything but a clear `Activated` counts as assigned: only an activation may be offered for deactivation. */
export const assignmentTypeOf = (wire: string | null | undefined): Assignment['assignmentType'] =>
  wire?.toLowerCase() === 'activated' ? 'activated' : 'assigned';

/** Documented as `Approved`, read back live as `Approve`, the word that is written. */
export function reviewResultOf(wire: string | null | undefined): ApprovalStep['result'] {
  const value = wire?.toLowerCase() ?? '';
  if (value === 'approve' || value === 'approved') return 'approve';
  return value === 'deny' || value === 'denied' ? 'deny' : 'not-reviewed';
}

export function severityOf(wire: string | null | undefined): Alert['severity'] {
  const value = wire?.toLowerCase();
  return value === 'low' || value === 'medium' || value === 'high' ? value : 'unknown';
}
