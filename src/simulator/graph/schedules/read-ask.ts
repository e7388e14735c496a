import { DateTime } from 'luxon';
import { z } from 'zod';
import type { Json } from '../../odata/entity.ts';
import { exactDurationMs } from '../../pim/duration.ts';
import { ACTIONS, type Action, type Ask, type Expiration } from '../../pim/model.ts';
import { refusals } from '../../pim/refusal.ts';
import { badRequest } from '../graph-error.ts';
import { readJson } from '../read-json.ts';
import type { Surface } from '../surfaces/surface.ts';

const text = z.string().nullish();

/** Members that it does not know are tolerated, as the service tolerates them. */
const bodySchema = z.looseObject({
  action: z.string(),
  principalId: z.string().min(1).toLowerCase(),
  justification: text,
  customData: text,
  isValidationOnly: z.boolean().nullish(),
  ticketInfo: z.object({ ticketNumber: text, ticketSystem: text }).nullish(),
  scheduleInfo: z
    .object({
      startDateTime: text,
      recurrence: z.null().optional(),
      expiration: z.object({ type: text, endDateTime: text, duration: text }).nullish(),
    })
    .nullish(),
});
type Body = z.output<typeof bodySchema>;

/** What ends something has no schedule of its own. */
const WITHOUT_SCHEDULE: ReadonlySet<Action> = new Set(['adminRemove', 'selfDeactivate']);

/** Reads the body of a POST. Enum values are taken in any case. Throws `GraphError` or `PimRefusal`. */
export function readAsk(json: string, surface: Surface): { ask: Ask; isValidationOnly: boolean } {
  const read = bodySchema.safeParse(readJson(json));
  if (!read.success) throw refusals.malformed();
  const body = read.data;
  const action = actionOf(body.action);
  const schedule = WITHOUT_SCHEDULE.has(action) ? { start: null, expiration: null } : scheduleOf(body.scheduleInfo);
  const ask: Ask = {
    action,
    principalId: body.principalId,
    access: surface.readAccess(body as Json),
    justification: body.justification ?? null,
    ticket: { number: body.ticketInfo?.ticketNumber ?? null, system: body.ticketInfo?.ticketSystem ?? null },
    customData: body.customData ?? null,
    ...schedule,
  };
  return { ask, isValidationOnly: body.isValidationOnly ?? false };
}

function actionOf(written: string): Action {
  const action = ACTIONS.find((one) => one.toLowerCase() === written.toLowerCase());
  if (!action) throw badRequest(`Requested value '${written}' was not found.`);
  return action;
}

const scheduleOf = (info: Body['scheduleInfo']): Pick<Ask, 'start' | 'expiration'> => ({
  start: info?.startDateTime ? timeOf(info.startDateTime) : null,
  expiration: expirationOf(info?.expiration),
});

function expirationOf(written: NonNullable<Body['scheduleInfo']>['expiration']): Expiration {
  const type = written?.type?.toLowerCase();
  if (type === 'noexpiration') return { type: 'noExpiration' };
  if (type === 'afterdatetime' && written?.endDateTime)
    return { type: 'afterDateTime', end: timeOf(written.endDateTime) };
  if (type === 'afterduration' && written?.duration && exactDurationMs(written.duration) !== undefined)
    return { type: 'afterDuration', duration: written.duration };
  throw refusals.malformed();
}

function timeOf(written: string): Date {
  const time = DateTime.fromISO(written, { zone: 'utc' });
  if (!time.isValid) throw refusals.malformed();
  return time.toJSDate();
}
