import type { Moment } from '../../../../src/simulator/moment.ts';
import type { Access, Kind, ScheduleRequest } from '../../../../src/simulator/pim/model.ts';
import type { Pim } from '../../../../src/simulator/pim/pim.ts';
import type { PimCaller } from '../../../../src/simulator/pim/pim-directory.ts';
import type { Schedule } from '../../../../src/simulator/pim/schedule.ts';
import type { TenantState } from '../../../../src/simulator/world.ts';

/** How one of the three providers shows what PIM has, so that the same must hold of all of them. */
export interface Face {
  readonly name: string;
  pim(state: TenantState): Pim;
  caller(id: string, at: Moment): PimCaller;
  isApprover(request: ScheduleRequest, id: string, at: Moment): boolean;
  mayRead(access: Access, id: string, at: Moment): boolean;
  /** Everything, as lists show it. */
  schedules(kind: Kind, at: Moment): readonly Schedule[];
  instances(kind: Kind, at: Moment): readonly Schedule[];
  /** The same as somebody's own lists show it. */
  own(
    kind: Kind,
    id: string,
    at: Moment,
  ): { readonly schedules: readonly Schedule[]; readonly instances: readonly Schedule[] };
  ownRequests(
    kind: Kind,
    id: string,
    at: Moment,
  ): Readonly<Record<'principal' | 'createdBy' | 'approver', readonly ScheduleRequest[]>>;
  /** Whether an eligibility lets one activate this: just it, or in Azure what lies below. */
  covers(eligibility: Access, activated: Access, state: TenantState): boolean;
  /** Ids, as they are shown. */
  scheduleId(schedule: Schedule, at: Moment): unknown;
  instance(schedule: Schedule, kind: Kind, at: Moment): InstanceIds;
  /** GUID of the request that made it; null where none did. */
  makerOf(schedule: Schedule, kind: Kind, at: Moment): string | null;
  request(request: ScheduleRequest, kind: Kind, at: Moment): RequestIds;
  /** With the directory's own API one may give it, too; of groups that is no assignment in PIM. */
  readonly givesOutside: boolean;
  newGrantId(access: Access, principalId: string): string;
}

export interface InstanceIds {
  readonly id: unknown;
  readonly scheduleId: unknown;
  /** The instance of the eligibility that an activation rests on. */
  readonly activatedUsing: unknown;
  /** The directory's own assignment. */
  readonly originId: unknown;
}

export interface RequestIds {
  readonly targetScheduleId: unknown;
  readonly approvalId: unknown;
}
