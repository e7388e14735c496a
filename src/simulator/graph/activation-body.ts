import { DateTime } from 'luxon';
import { z } from 'zod';
import type { ActivationAsk } from '../pim/activate.ts';
import { exactDurationMs } from '../pim/duration.ts';
import type { Expiration } from '../pim/model.ts';
import { refusals } from '../pim/refusal.ts';
import type { SelfAsk } from '../pim/self-request.ts';
import { NotServed } from '../server/not-served.ts';
import { badRequest } from './graph-error.ts';

const ACTIONS = [
  'adminAssign',
  'adminUpdate',
  'adminRemove',
  'adminExtend',
  'adminRenew',
  'selfActivate',
  'selfDeactivate',
  'selfExtend',
  'selfRenew',
] as const;

const text = z.string().nullish();
const id = z.string().min(1).toLowerCase();

/** Members that it does not know are tolerated, as the service tolerates them. */
const bodySchema = z.object({
  action: z.string(),
  principalId: id,
  roleDefinitionId: id,
  directoryScopeId: z.string().startsWith('/'),
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

export type SelfRequestBody =
  | { readonly action: 'selfActivate'; readonly ask: ActivationAsk; readonly isValidationOnly: boolean }
  | { readonly action: 'selfDeactivate'; readonly ask: SelfAsk; readonly isValidationOnly: boolean };

/** Reads the body of a POST. Enum values are taken in any case. Throws `GraphError`, `PimRefusal` or `NotServed`. */
export function readSelfRequest(json: string): SelfRequestBody {
  const read = bodySchema.safeParse(parsed(json));
  if (!read.success) throw refusals.malformed();
  const action = actionOf(read.data.action);
  const isValidationOnly = read.data.isValidationOnly ?? false;
  if (action === 'selfDeactivate') return { action, ask: selfAsk(read.data), isValidationOnly };
  return { action, ask: { ...selfAsk(read.data), ...schedule(read.data.scheduleInfo) }, isValidationOnly };
}

function actionOf(written: string): 'selfActivate' | 'selfDeactivate' {
  const action = ACTIONS.find((one) => one.toLowerCase() === written.toLowerCase());
  if (!action) throw badRequest(`Requested value '${written}' was not found.`);
  if (action === 'selfActivate' || action === 'selfDeactivate') return action;
  throw new NotServed(`the action "${action}"`);
}

const selfAsk = (body: Body): SelfAsk => ({
  principalId: body.principalId,
  access: { role: body.roleDefinitionId, scope: scopeOf(body.directoryScopeId) },
  justification: body.justification ?? null,
  ticket: { number: body.ticketInfo?.ticketNumber ?? null, system: body.ticketInfo?.ticketSystem ?? null },
  customData: body.customData ?? null,
});

/** The id in a scope is a GUID, so its case does not matter; the word before it has one spelling. */
const scopeOf = (written: string): string =>
  written.toLowerCase().replace(/^\/administrativeunits\//, '/administrativeUnits/');

function schedule(info: Body['scheduleInfo']): Pick<ActivationAsk, 'start' | 'expiration'> {
  const start = info?.startDateTime ? timeOf(info.startDateTime) : null;
  return { start, expiration: expirationOf(info?.expiration) };
}

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

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw badRequest(
      'Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.',
    );
  }
}
