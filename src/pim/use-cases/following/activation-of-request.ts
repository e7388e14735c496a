import { type Assignment, isActivationOf } from '../../model/assignment.ts';
import { activationKey, requestKey } from '../../model/request-key.ts';
import { targetOf } from '../../model/right.ts';
import type { ScheduleRequest } from '../../model/schedule-request.ts';

/** The activation among `rows` that came of the request. */
export function activationOfRequest(rows: readonly Assignment[], request: ScheduleRequest): Assignment | undefined {
  const held = rows.find((one) => isActivationOf(one, targetOf(request)));
  return held && (!request.targetScheduleId || activationKey(held) === ownKey(request)) ? held : undefined;
}

const ownKey = ({ provider, kind, targetScheduleId: id = '' }: ScheduleRequest): string =>
  requestKey({ provider, kind, id });
