import type { Assignment } from './assignment.ts';
import { type Person, personKey } from './person.ts';
import type { ScheduleRequest } from './schedule-request.ts';

/**
 * One string for a request of PIM's, wherever its id was read: Azure writes it as a name and as the end of a path, a group's
 * schedule has it behind group and access (`{groupId}_member_{id}`).
 */
export const requestKey = ({ provider, kind, id }: Pick<ScheduleRequest, 'provider' | 'kind' | 'id'>): string =>
  `request|${provider}|${kind}|${(id.split(/[/_]/).at(-1) ?? id).toLowerCase()}`;

/** The key of the request that led to an activation: the schedule has its id. */
export const activationKey = ({ provider, scheduleId }: Pick<Assignment, 'provider' | 'scheduleId'>): string =>
  requestKey({ provider, kind: 'assignment', id: scheduleId });

/** One string for a wish whose request is not known (yet): who, what (`wishKey`), and which message or click carried it. */
export const askedKey = (actor: Person, wish: string, activityId: string): string =>
  `asked|${personKey(actor)}|${wish}|${activityId}`;
