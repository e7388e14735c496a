import { type IsoDuration, parseIsoDuration } from '../../src/core/iso-duration.ts';
import type { Eligibility, PolicyRules, ScheduleRequest } from '../../src/pim/index.ts';

/** Made-up parts of the domain for tests; each takes what the test is about. */
export const alex = {
  tenantId: '0f0f0f0f-0000-4000-8000-000000000001',
  objectId: '0a0a0a0a-0000-4000-8000-000000000002',
};

export function duration(text: string): IsoDuration {
  const parsed = parseIsoDuration(text);
  if (!parsed) throw new Error(`"${text}" is no duration`);
  return parsed;
}

export const globalReader: Eligibility = {
  provider: 'entra-role',
  role: { id: 'f2ef992c-3afb-46b9-b7cf-a126ee74c451', name: 'Global Reader' },
  scope: { kind: 'directory', id: '/', name: '/' },
  memberType: 'direct',
  startsAt: undefined,
  endsAt: undefined,
};

export const rules = (what: {
  maximum?: string;
  enabled?: readonly string[];
  approvers?: readonly string[];
  context?: string;
}): PolicyRules => ({
  expiration: { isExpirationRequired: true, maximumDuration: duration(what.maximum ?? 'PT8H') },
  enablement: { enabledRules: what.enabled ?? [] },
  approval: { isApprovalRequired: what.approvers !== undefined, approvers: what.approvers ?? [] },
  authenticationContext: { isEnabled: what.context !== undefined, claimValue: what.context },
});

export const request = (what: Partial<ScheduleRequest>): ScheduleRequest => ({
  id: '61998d6f-fcf3-400a-9d40-cbfa74a3bfbd',
  action: 'selfActivate',
  status: 'Provisioned',
  target: { provider: 'entra-role', roleId: globalReader.role.id, scopeId: '/' },
  principalId: alex.objectId,
  createdAt: undefined,
  startsAt: undefined,
  endsAt: undefined,
  justification: undefined,
  targetScheduleId: undefined,
  ...what,
});
