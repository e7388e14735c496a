import type { Principal } from './principal.ts';

/** What approvers decide: an activation that waits. PIM has one step; the first of its approvers to answer decides. */
export interface Approval {
  readonly id: string;
  readonly steps: readonly ApprovalStep[];
}

/** Called step or stage on the wire, by provider and version. */
export interface ApprovalStep {
  readonly id: string;
  /** As on the wire: an open set (`InProgress`, `Completed`, `Expired`, …). */
  readonly status: string;
  /** Whether the person who reads it may decide. */
  readonly isAssignedToMe: boolean;
  readonly result: 'approve' | 'deny' | 'not-reviewed';
  readonly reviewedBy: Principal | undefined;
  readonly reviewedAt: Date | undefined;
  readonly justification: string | undefined;
}

export interface Decision {
  readonly result: 'approve' | 'deny';
  /** Empty where the policy does not ask for one. */
  readonly justification: string;
}

/** The step that waits for the person who read the approval. */
export const stepForMe = ({ steps }: Approval): ApprovalStep | undefined =>
  steps.find(
    ({ status, isAssignedToMe, result }) =>
      status.toLowerCase() === 'inprogress' && isAssignedToMe && result === 'not-reviewed',
  );
