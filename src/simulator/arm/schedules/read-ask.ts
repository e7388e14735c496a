import { DateTime } from 'luxon';
import { z } from 'zod';
import type { Moment } from '../../moment.ts';
import { exactDurationMs } from '../../pim/duration.ts';
import { ACTIONS, type Action, type Ask, type Expiration, type Kind } from '../../pim/model.ts';
import { refusals } from '../../pim/refusal.ts';
import type { AzureScope } from '../../tenant/azure/azure-scope.ts';
import { readJson } from '../read-json.ts';
import { readRoleDefinitionId } from '../roles/role-definition-id.ts';

const text = z.string().nullish();

/** Members that it does not know are tolerated, as the service tolerates them. */
const bodySchema = z.looseObject({
  properties: z.looseObject({
    principalId: z.string().min(1).toLowerCase(),
    roleDefinitionId: z.string().min(1),
    requestType: z.string(),
    justification: text,
    linkedRoleEligibilityScheduleId: text,
    condition: text,
    conditionVersion: text,
    ticketInfo: z.object({ ticketNumber: text, ticketSystem: text }).nullish(),
    scheduleInfo: z
      .object({
        startDateTime: text,
        expiration: z.object({ type: text, endDateTime: text, duration: text }).nullish(),
      })
      .nullish(),
  }),
});
export type RequestBody = z.output<typeof bodySchema>['properties'];

const NAMES = [
  'properties',
  'principalId',
  'roleDefinitionId',
  'requestType',
  'justification',
  'linkedRoleEligibilityScheduleId',
  'condition',
  'conditionVersion',
  'ticketInfo',
  'ticketNumber',
  'ticketSystem',
  'scheduleInfo',
  'startDateTime',
  'expiration',
  'type',
  'endDateTime',
  'duration',
];

/** The body of a request with the action it names. Throws `ArmError` or `PimRefusal`. */
export function readRequestBody(json: string): { body: RequestBody; action: Action } {
  const read = bodySchema.safeParse(readJson(json, NAMES));
  if (!read.success) throw refusals.malformed();
  const body = read.data.properties;
  const action = ACTIONS.find((one) => one.toLowerCase() === body.requestType.toLowerCase());
  if (!action) throw refusals.malformed();
  return { body, action };
}

/** What ends something has no schedule of its own. */
const WITHOUT_SCHEDULE: ReadonlySet<Action> = new Set(['adminRemove', 'selfDeactivate']);

/** What is asked for. Throws `ArmError` or `PimRefusal`. */
export function readAsk(
  kind: Kind,
  { body, action }: { body: RequestBody; action: Action },
  place: AzureScope,
  at: Moment,
): Ask {
  const { condition, conditionVersion, linkedRoleEligibilityScheduleId, ticketInfo, scheduleInfo } = body;
  return {
    action,
    principalId: body.principalId,
    access: { role: readRoleDefinitionId(body.roleDefinitionId, place, at), scope: place.id },
    justification: body.justification ?? null,
    ticket: { number: ticketInfo?.ticketNumber ?? null, system: ticketInfo?.ticketSystem ?? null },
    customData: null,
    ...(condition ? { condition: { expression: condition, version: conditionVersion ?? '2.0' } } : {}),
    ...(linkedRoleEligibilityScheduleId
      ? { linkedTo: linkedSchedule(linkedRoleEligibilityScheduleId, place, at) }
      : {}),
    ...(WITHOUT_SCHEDULE.has(action)
      ? { start: null, expiration: null }
      : {
          start: scheduleInfo?.startDateTime ? timeOf(scheduleInfo.startDateTime) : null,
          expiration: expirationOf(kind, scheduleInfo?.expiration),
        }),
  };
}

/**
 * The id of the eligibility's schedule that is meant: from a scope above it must be written as a whole path, at its own scope
 * the GUID will do. Throws `PimRefusal` for anything else.
 */
function linkedSchedule(written: string, place: AzureScope, { state, now }: Moment): string {
  const [, scope = place.id, id = ''] = LINK.exec(written) ?? [];
  const schedule = state.azure.pim.schedule('eligibility', id.toLowerCase(), now);
  if (!schedule || state.azure.scopes.find(scope)?.id !== schedule.access.scope) throw refusals.notEligible();
  return schedule.id;
}

const LINK = /^(?:(.*)\/providers\/Microsoft\.Authorization\/roleEligibilitySchedules\/)?([^/]+)$/i;

/** A duration without a value means for good where somebody becomes eligible, and is an error elsewhere (azure-rest-api-specs issue 24242). */
function expirationOf(kind: Kind, written: NonNullable<RequestBody['scheduleInfo']>['expiration']): Expiration {
  const type = written?.type?.toLowerCase();
  if (type === 'noexpiration') return { type: 'noExpiration' };
  if (type === 'afterdatetime' && written?.endDateTime)
    return { type: 'afterDateTime', end: timeOf(written.endDateTime) };
  if (type === 'afterduration') {
    if (written?.duration && exactDurationMs(written.duration) !== undefined)
      return { type: 'afterDuration', duration: written.duration };
    if (!written?.duration && kind === 'eligibility') return { type: 'noExpiration' };
  }
  throw refusals.malformed();
}

/** A time without an offset is refused, as it was seen to be in Graph; here it is a guess. */
function timeOf(written: string): Date {
  const time = DateTime.fromISO(written, { zone: 'utc' });
  if (!time.isValid || !/(Z|[+-]\d{2}:?\d{2})$/i.test(written)) throw refusals.malformed();
  return time.toJSDate();
}
