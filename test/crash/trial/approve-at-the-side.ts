import { TRIAL_HEADER } from '../evidence/read-write.ts';
import type { Stage } from './stage.ts';

const APPROVALS: Readonly<Record<string, (id: string) => string>> = {
  'User Administrator': (id) => `beta/roleManagement/directory/roleAssignmentApprovals/${id}/steps/${id}`,
  'Incident Commanders': (id) =>
    `v1.0/identityGovernance/privilegedAccess/group/assignmentApprovals/${id}/stages/${id}`,
};

/** Megan approves a request in the portal, so to speak: the bot is not asked. */
export async function approveAtTheSide({ control, simulator }: Stage, role: string, requestId: string): Promise<void> {
  const path = APPROVALS[role]?.(requestId);
  if (path === undefined) throw new Error(`${role} needs no approval.`);
  const { accessToken } = (await control('tokens', { user: 'meganb@contoso.example', resource: 'graph' })) as {
    accessToken: string;
  };
  const response = await fetch(`${simulator}/graph/${path}`, {
    method: 'PATCH',
    headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json', [TRIAL_HEADER]: '1' },
    body: JSON.stringify({ reviewResult: 'Approve', justification: 'at the side' }),
  });
  // Somebody may have cancelled it meanwhile.
  if (!response.ok && response.status !== 400 && response.status !== 404)
    throw new Error(`The approval at the side was answered ${response.status}: ${await response.text()}`);
}
