import type { Assignment, Eligibility, Right, RightKind, Schedule } from '../../../pim/index.ts';
import { assignmentTypeOf, memberTypeOf } from '../../http/answers/open-sets.ts';
import { dateOf, endOf } from '../../http/answers/times.ts';
import type { Access, Surface } from '../surfaces/surface.ts';
import type { WireInstance, WireSchedule } from '../wire/row.ts';
import { holderOf } from './principal.ts';

type Provider = Surface['provider'];

export const eligibilityOf = (provider: Provider, wire: WireInstance & Access): Eligibility => ({
  ...holdingOf(provider, wire),
  startsAt: dateOf(wire.startDateTime),
  endsAt: dateOf(wire.endDateTime),
  scheduleId: wire.roleEligibilityScheduleId || wire.eligibilityScheduleId || wire.id,
});

export const assignmentOf = (provider: Provider, wire: WireInstance & Access): Assignment => ({
  ...holdingOf(provider, wire),
  startsAt: dateOf(wire.startDateTime),
  endsAt: dateOf(wire.endDateTime),
  scheduleId: wire.roleAssignmentScheduleId || wire.assignmentScheduleId || wire.id,
  assignmentType: assignmentTypeOf(wire.assignmentType),
  instanceId: wire.id,
});

export const scheduleOf = (provider: Provider, kind: RightKind, wire: WireSchedule & Access): Schedule => ({
  ...holdingOf(provider, wire),
  kind,
  startsAt: dateOf(wire.scheduleInfo?.startDateTime),
  endsAt: endOf(wire.scheduleInfo),
  scheduleId: wire.id,
  assignmentType: kind === 'assignment' ? assignmentTypeOf(wire.assignmentType) : undefined,
  status: wire.status ?? '',
  requestId: wire.createdUsing || undefined,
});

const holdingOf = (
  provider: Provider,
  wire: (WireInstance | WireSchedule) & Access,
): Omit<Right, 'startsAt' | 'endsAt' | 'scheduleId'> => ({
  provider,
  role: wire.role,
  scope: wire.scope,
  principal: holderOf(wire),
  memberType: memberTypeOf(wire.memberType),
  condition: undefined,
});
