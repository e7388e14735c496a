import type { Assignment, Eligibility, RoleAtScope } from '../../../src/pim/index.ts';
import { createWords, type View } from '../../../src/words/index.ts';
import { globalReader, policyOf } from '../../pim/sample.ts';

/** 10:00 in Madrid. */
export const now = new Date('2026-11-24T09:00:00Z');
export const later = (minutes: number): Date => new Date(now.getTime() + minutes * 60_000);
export const view: View = { words: createWords('en'), now, zone: 'Europe/Madrid' };

export const eligible = (more: Partial<Eligibility> = {}): Eligibility => ({ ...globalReader, ...more });

/** An eligibility for a part of the directory. */
export const scoped = (role: string, scope: string): Eligibility =>
  eligible({
    role: { id: globalReader.role.id, name: role },
    scope: {
      kind: 'administrative-unit',
      id: '/administrativeUnits/6b1f2c7e-0000-4000-8000-00000000000a',
      name: scope,
    },
  });

export const activationOf = (right: RoleAtScope, more: Partial<Assignment> = {}): Assignment => ({
  ...globalReader,
  ...right,
  memberType: 'direct',
  assignmentType: 'activated',
  startsAt: now,
  endsAt: later(120),
  scheduleId: '1f2c8a4e-6a37-4b3c-9a55-0d6f4e7b2a10',
  instanceId: '1',
  ...more,
});

/** Wants all that a policy can want. */
export const strictRules = (approver = 'Megan Bowen', context = 'c1') =>
  policyOf({
    maximum: 'PT8H',
    enabled: ['Justification', 'Ticketing', 'MultiFactorAuthentication'],
    approvers: Array.from({ length: 8 }, () => approver),
    context,
  });
