import { type IsoDuration, parseIsoDuration } from '../../../src/core/iso-duration.ts';
import type {
  Action,
  Expiration,
  RightKind,
  ScheduleRequestDraft,
  ScheduleWindow,
  Target,
} from '../../../src/pim/index.ts';

export function duration(text: string): IsoDuration {
  const parsed = parseIsoDuration(text);
  if (!parsed) throw new Error(`"${text}" is no duration.`);
  return parsed;
}

export const lasting = (text: string): Expiration => ({ type: 'after-duration', duration: duration(text) });

/** At once, for so long. */
export const from = (expiration: Expiration, startsAt?: Date): ScheduleWindow => ({ startsAt, expiration });

/** A draft with everything that any policy of the tenant asks for. */
export function draftOf(
  action: Action,
  kind: RightKind,
  target: Target,
  principalId: string,
  window: ScheduleWindow = from(lasting('PT1H')),
): ScheduleRequestDraft {
  const common = {
    kind,
    target,
    principalId,
    justification: 'INC-4711: the disk is full',
    ticket: { ticketNumber: 'INC-4711', ticketSystem: 'ServiceNow' },
  };
  return action === 'selfDeactivate' || action === 'adminRemove'
    ? { ...common, action }
    : { ...common, action, window };
}
