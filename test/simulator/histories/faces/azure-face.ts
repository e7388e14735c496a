import { mayDo, RIGHTS } from '../../../../src/simulator/arm/rights.ts';
import { isApprover } from '../../../../src/simulator/arm/schedules/approver.ts';
import { requests } from '../../../../src/simulator/arm/schedules/request-collection.ts';
import { instances, schedules } from '../../../../src/simulator/arm/schedules/schedule-collections.ts';
import { pimCaller } from '../../../../src/simulator/arm/schedules/write-routes.ts';
import type { Caller } from '../../../../src/simulator/caller.ts';
import { EXACT } from '../../../../src/simulator/pim/knobs.ts';
import { ROOT } from '../../../../src/simulator/tenant/azure/azure-scope.ts';
import type { Face } from './face.ts';

const caller = (id: string): Caller => ({
  kind: 'person',
  id,
  permissions: ['user_impersonation'],
  amr: ['pwd', 'mfa'],
  acrs: ['c1', 'c2'],
});

const GUID_LAST = (path: unknown): string | null =>
  typeof path === 'string' ? (path.split('/').at(-1) ?? null) : null;

/** Roles on Azure resources. */
export const AZURE_FACE: Face = {
  name: 'Azure',
  pim: ({ azure }) => azure.pim,
  caller: (id, at) => pimCaller(caller(id), at),
  isApprover: (request, id, at) => isApprover(request, caller(id), at),
  mayRead: ({ scope }, id, at) => mayDo(RIGHTS.read, scope, caller(id), at),
  schedules: (kind, at) => schedules(kind, EXACT.azure).rows(at),
  instances: (kind, at) => instances(kind, EXACT.azure).rows(at),
  own: (kind, id, at) => ({
    schedules: schedules(kind, EXACT.azure).own(caller(id), at),
    instances: instances(kind, EXACT.azure).own(caller(id), at),
  }),
  ownRequests: (kind, id, at) => {
    const { own, picked } = requests(kind, EXACT);
    return {
      principal: own(caller(id), at),
      createdBy: picked.asrequestor?.(caller(id), at) ?? [],
      approver: picked.asapprover?.(caller(id), at) ?? [],
    };
  },
  covers: (eligibility, activated, { azure }) =>
    eligibility.role === activated.role && azure.scopes.isAtOrAbove(eligibility.scope, activated.scope),
  scheduleId: (schedule, at) => schedules(schedule.kind, EXACT.azure).resource(schedule, ROOT, at).id,
  instance: (schedule, kind, at) => {
    const { id, properties } = instances(kind, EXACT.azure).resource(schedule, ROOT, at);
    return {
      id,
      scheduleId: properties[`role${kind === 'assignment' ? 'Assignment' : 'Eligibility'}ScheduleId`],
      activatedUsing: properties.linkedRoleEligibilityScheduleInstanceId,
      originId: properties.originRoleAssignmentId,
    };
  },
  makerOf: (schedule, kind, at) => {
    const { properties } = schedules(kind, EXACT.azure).resource(schedule, ROOT, at);
    return GUID_LAST(properties[`role${kind === 'assignment' ? 'Assignment' : 'Eligibility'}ScheduleRequestId`]);
  },
  request: (request, kind, at) => {
    const { properties } = requests(kind, EXACT).resource(request, ROOT, at);
    const target = properties[`targetRole${kind === 'assignment' ? 'Assignment' : 'Eligibility'}ScheduleId`];
    return { targetScheduleId: target, approvalId: GUID_LAST(properties.approvalId) };
  },
  givesOutside: true,
  newGrantId: () => crypto.randomUUID(),
};
