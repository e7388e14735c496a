import { DateTime, Duration } from 'luxon';
import { z } from 'zod';
import { exactDurationMs } from '../pim/duration.ts';

export const guid = z.guid({ error: 'expected a GUID such as 5d6b6bb7-de71-4623-b4af-96380a352509' }).toLowerCase();
export const name = z
  .string({ error: 'expected a text' })
  .trim()
  .min(1, { error: 'expected a text that is not empty' });

export const activationLength = z
  .string({ error: 'expected an ISO 8601 duration such as PT8H' })
  .refine((text) => (exactDurationMs(text) ?? 0) > 0, {
    error: 'expected an ISO 8601 duration in days, hours or minutes, such as PT8H',
  });

/** An instant, or a duration from the start of the simulator: `P5D` is in five days, `-P90D` was ninety days ago. */
export const moment = z
  .string({ error: 'expected an ISO instant, or a duration from the start such as P5D or -P90D' })
  .refine((text) => Duration.fromISO(text).isValid || DateTime.fromISO(text).isValid, {
    error: 'expected an ISO instant, or a duration from the start such as P5D or -P90D',
  });

export const flag = z.boolean({ error: 'expected true or false' });
export const names = z.array(name, { error: 'expected a list of texts' });

export const authenticationContext = z
  .string({ error: 'expected c1 to c99' })
  .regex(/^c[1-9]\d?$/, { error: 'expected c1 to c99' });

/** What activation needs; what is left out is not needed. */
export const policy = z.strictObject({
  maximumDuration: activationLength,
  justification: flag.default(false),
  mfa: flag.default(false),
  ticket: flag.default(false),
  /** People by sign-in name or id, groups by name or id. Empty: the role administrators decide. Left out: no approval. */
  approvers: names.optional(),
  authenticationContext: authenticationContext.optional(),
});

export const grant = {
  id: guid.optional(),
  principal: name,
  from: moment.default('-P90D'),
  until: moment.optional(),
};
