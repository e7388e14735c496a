import { type IsoDuration, parseIsoDuration } from '../../src/core/iso-duration.ts';
import {
  type ActivationPlan,
  type Approver,
  type Eligibility,
  type PlanInput,
  type Policy,
  type Principal,
  planActivation,
  type ScheduleRequest,
} from '../../src/pim/index.ts';

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

export const principal: Principal = {
  id: alex.objectId,
  kind: 'user',
  name: 'Alex Wilber',
  signInName: 'alexw@contoso.example',
};

export const globalReader: Eligibility = {
  provider: 'entra-role',
  role: { id: 'f2ef992c-3afb-46b9-b7cf-a126ee74c451', name: 'Global Reader' },
  scope: { kind: 'directory', id: '/', name: '/' },
  principal,
  memberType: 'direct',
  startsAt: undefined,
  endsAt: undefined,
  scheduleId: '5b6d1d0e-2f0e-4f6c-8d0f-3f1f0a0c9b11',
  condition: undefined,
};

export const approver = (name: string): Approver => ({ id: undefined, kind: 'user', name });

/** A policy as far as activating goes; for administrators it asks for nothing. */
export const policyOf = (what: {
  maximum?: string;
  enabled?: readonly string[];
  approvers?: readonly string[];
  context?: string;
}): Policy => ({
  activation: {
    expiration: { isExpirationRequired: true, maximumDuration: duration(what.maximum ?? 'PT8H') },
    enablement: { enabledRules: what.enabled ?? [] },
    approval: {
      isApprovalRequired: what.approvers !== undefined,
      approvers: (what.approvers ?? []).map(approver),
      isApproverJustificationRequired: true,
    },
    authenticationContext: { isEnabled: what.context !== undefined, claimValue: what.context },
  },
  assignment: { expiration: undefined, enablement: undefined },
  eligibility: { expiration: undefined, enablement: undefined },
});

export const request = (what: Partial<ScheduleRequest>): ScheduleRequest => ({
  provider: 'entra-role',
  kind: 'assignment',
  id: '61998d6f-fcf3-400a-9d40-cbfa74a3bfbd',
  action: 'selfActivate',
  status: 'Provisioned',
  role: globalReader.role,
  scope: globalReader.scope,
  principal,
  createdBy: alex.objectId,
  createdAt: undefined,
  startsAt: undefined,
  endsAt: undefined,
  justification: undefined,
  ticket: undefined,
  approvalId: undefined,
  targetScheduleId: undefined,
  ...what,
});

/** What activating would take at ten in Madrid. */
export const planOf = (
  eligibility: Eligibility,
  policy: Policy | undefined,
  input: PlanInput,
  now = new Date('2026-11-24T09:00:00Z'),
): ActivationPlan => planActivation({ person: alex, eligibility, input }, policy, { now });
