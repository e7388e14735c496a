import type { PimFacts, ScheduleRequest } from './model.ts';
import { type RequestStatus, requestStatus } from './request-status.ts';
import { assignmentSchedules, eligibilitySchedules, type Schedule } from './schedules.ts';

/** What follows from the facts. Windows do not depend on the present, so they are worked out once per change. */
export interface PimState {
  eligibilitySchedules(): readonly Schedule[];
  assignmentSchedules(): readonly Schedule[];
  requests(): readonly ScheduleRequest[];
  statusOf(request: ScheduleRequest, now: Date): RequestStatus;
}

export interface PimStore extends PimState {
  add(request: ScheduleRequest): void;
  cancel(request: ScheduleRequest, at: Date): void;
}

export function createPimStore(facts: PimFacts): PimStore {
  const eligibilities = eligibilitySchedules(facts);
  let assignments: readonly Schedule[] | undefined;
  return {
    eligibilitySchedules: () => eligibilities,
    assignmentSchedules: () => {
      assignments ??= assignmentSchedules(facts);
      return assignments;
    },
    requests: () => facts.requests,
    statusOf: (request, now) => requestStatus(request, facts, now),
    add: (request) => {
      facts.requests.push(request);
      assignments = undefined;
    },
    cancel: (request, at) => {
      facts.cancellations.set(request.id, at);
      assignments = undefined;
    },
  };
}
