import type { Caller } from '../../../../src/simulator/graph/caller.ts';
import { isApprover } from '../../../../src/simulator/graph/schedules/approver.ts';
import { requests } from '../../../../src/simulator/graph/schedules/request-collection.ts';
import { instances, schedules } from '../../../../src/simulator/graph/schedules/schedule-collections.ts';
import { pimCaller } from '../../../../src/simulator/graph/schedules/write-routes.ts';
import { roleSurface } from '../../../../src/simulator/graph/surfaces/role-surface.ts';
import type { Surface } from '../../../../src/simulator/graph/surfaces/surface.ts';
import type { Entity } from '../../../../src/simulator/odata/entity.ts';
import { EXACT } from '../../../../src/simulator/pim/knobs.ts';
import { isSameAccess } from '../../../../src/simulator/pim/schedule.ts';
import { mintInstanceId } from '../../../../src/simulator/tenant/instance-id.ts';
import type { Face } from './face.ts';

const caller = (id: string): Caller => ({
  kind: 'person',
  id,
  permissions: [],
  amr: ['pwd', 'mfa'],
  acrs: ['c1', 'c2'],
});

/** Entra roles, or groups. */
export const graphFace = (surface: Surface): Face => ({
  name: surface.path,
  pim: (state) => surface.pim(state),
  caller: (id, at) => pimCaller(surface, caller(id), at),
  isApprover: (request, id, at) => isApprover(request, caller(id), at),
  mayRead: (access, id, at) => surface.mayRead(access, caller(id), at),
  schedules: (kind, at) => schedules(surface, kind).rows(at),
  instances: (kind, at) => instances(surface, kind).rows(at),
  own: (kind, id, at) => ({
    schedules: schedules(surface, kind).own.principal?.(caller(id), at) ?? [],
    instances: instances(surface, kind).own.principal?.(caller(id), at) ?? [],
  }),
  ownRequests: (kind, id, at) => {
    const { own } = requests(surface, kind, EXACT);
    const of = (on: string) => own[on]?.(caller(id), at) ?? [];
    return { principal: of('principal'), createdBy: of('createdBy'), approver: of('approver') };
  },
  covers: isSameAccess,
  scheduleId: (schedule, at) => schedules(surface, schedule.kind).entity(schedule, at).properties.id,
  instance: (schedule, kind, at) => {
    const { properties, navigation } = instances(surface, kind).entity(schedule, at);
    const used = navigation?.activatedUsing?.() as Entity | null | undefined;
    return {
      id: properties.id,
      scheduleId: properties[surface.halves[kind].scheduleLink],
      activatedUsing: used?.properties.id,
      originId: properties.roleAssignmentOriginId,
    };
  },
  makerOf: (schedule, kind, at) => {
    const { createdUsing } = schedules(surface, kind).entity(schedule, at).properties;
    return createdUsing === null ? null : String(createdUsing);
  },
  request: (request, kind, at) => {
    const { properties } = requests(surface, kind, EXACT).entity(request, at);
    return { targetScheduleId: properties.targetScheduleId, approvalId: properties.approvalId };
  },
  givesOutside: surface === roleSurface,
  newGrantId: mintInstanceId,
});
