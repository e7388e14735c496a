import type { Expiration, ScheduleWindow } from '../../pim/index.ts';

/** From when until when, as a request says it. */
export interface ScheduleBody {
  readonly startDateTime?: string;
  readonly expiration: { readonly type: string; readonly duration?: string; readonly endDateTime?: string };
}

/**
 * No start time where it is at once: the service then starts by its own clock, and ours may be wrong.
 *
 * @param spell writes `afterDuration` as the service spells it
 */
export const scheduleBody = (
  { startsAt, expiration }: ScheduleWindow,
  spell: (word: string) => string = (word) => word,
): ScheduleBody => ({
  ...(startsAt && { startDateTime: startsAt.toISOString() }),
  expiration: expirationBody(expiration, spell),
});

function expirationBody(expiration: Expiration, spell: (word: string) => string): ScheduleBody['expiration'] {
  switch (expiration.type) {
    case 'after-duration':
      return { type: spell('afterDuration'), duration: expiration.duration };
    case 'after-date-time':
      return { type: spell('afterDateTime'), endDateTime: expiration.endsAt.toISOString() };
    case 'none':
      return { type: spell('noExpiration') };
  }
}
