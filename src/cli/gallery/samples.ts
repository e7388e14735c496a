import { parseIsoDuration } from '../../core/iso-duration.ts';
import {
  type Assignment,
  type Eligibility,
  type PlanInput,
  type Policy,
  planActivation,
  type ScheduleRequest,
} from '../../pim/index.ts';
import { createWords, type View } from '../../words/index.ts';

/** Made-up parts of the domain, for the gallery of cards. */
export const now = new Date('2026-11-23T02:58:00Z');
export const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
export const view: View = { words: createWords('en'), now, zone: 'Europe/Madrid' };
export const alex = { tenantId: 'contoso', objectId: 'alex' };

export const eligible = (name: string, more: Partial<Eligibility> = {}): Eligibility => ({
  provider: 'entra-role',
  role: { id: name, name },
  scope: { kind: 'directory', id: '/', name: '/' },
  principal: { id: 'alex', kind: 'user', name: 'Alex Wilber', signInName: undefined },
  memberType: 'direct',
  startsAt: undefined,
  endsAt: undefined,
  scheduleId: '5b6d1d0e-2f0e-4f6c-8d0f-3f1f0a0c9b11',
  condition: undefined,
  ...more,
});
export const reader = eligible('Global Reader');
export const helpdesk = eligible('Helpdesk Administrator', {
  scope: { kind: 'administrative-unit', id: '/administrativeUnits/madrid', name: 'Madrid' },
});
export const reports = eligible('Reports Reader', { memberType: 'group' });
export const billing = eligible('Billing Administrator', { endsAt: later(5 * 24 * 60) });

export const policy = (maximum: string, enabledRules: string[], approvers?: string[], claimValue?: string): Policy => ({
  activation: {
    expiration: { isExpirationRequired: true, maximumDuration: parseIsoDuration(maximum) },
    enablement: { enabledRules },
    approval: {
      isApprovalRequired: approvers !== undefined,
      approvers: (approvers ?? []).map((name) => ({ id: undefined, kind: 'user', name })),
      isApproverJustificationRequired: true,
    },
    authenticationContext: { isEnabled: claimValue !== undefined, claimValue },
  },
  assignment: { expiration: undefined, enablement: undefined },
  eligibility: { expiration: undefined, enablement: undefined },
});
export const justified = policy('PT8H', ['Justification']);
export const strict = policy('PT1H', ['Justification', 'Ticketing'], ['Megan Bowen'], 'c1');

export const twoHours: PlanInput = { duration: parseIsoDuration('PT2H') };
export const planOf = (right: Eligibility, rules: Policy | undefined, input: PlanInput) =>
  planActivation({ person: alex, eligibility: right, input }, rules, { now });
export const request = (status: string): ScheduleRequest => ({
  provider: 'entra-role',
  kind: 'assignment',
  id: '8593a329-2911-4630-9902-d35178bc8fd6',
  action: 'selfActivate',
  status,
  role: reader.role,
  scope: reader.scope,
  principal: reader.principal,
  createdBy: 'alex',
  createdAt: now,
  startsAt: status === 'Granted' ? later(600) : now,
  endsAt: later(status === 'Granted' ? 720 : 120),
  justification: 'checking sign-in logs',
  ticket: undefined,
  approvalId: undefined,
  targetScheduleId: undefined,
});
export const activation: Assignment = {
  ...reader,
  assignmentType: 'activated',
  startsAt: now,
  endsAt: later(120),
  scheduleId: '1f2c8a4e-6a37-4b3c-9a55-0d6f4e7b2a10',
  instanceId: '1',
};
export const assigned: Assignment = {
  ...reports,
  assignmentType: 'assigned',
  scheduleId: '9b7a3c52-3c1e-4d0f-8e6a-5a1b2c3d4e5f',
  instanceId: '2',
};
export const assignedUntil: Assignment = {
  ...eligible('Directory Writers', { endsAt: later(9 * 24 * 60) }),
  assignmentType: 'assigned',
  instanceId: '3',
};
/** What an administrator may call a role: as long as Microsoft Entra lets them, and without a space. */
export const longNames = [
  'Reader of everything that any department ever wrote, for '.repeat(4),
  'Role-'.repeat(40),
].map((name) => eligible(name, { scope: { kind: 'application', id: '/x', name: `${name} (scope)` } }));
