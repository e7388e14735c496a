import { CAST } from '../reading/cast.ts';
import { isJson, type Json, part, type Reading, text } from '../reading/reading.ts';
import { madeAt, timeOf } from '../reading/times.ts';
import type { Condition } from './conditions.ts';
import { accessOf, isActivated, scheduleIdOf } from './grants.ts';
import type { Step } from './scene.ts';
import { administrator, personNamed } from './who.ts';

const GRAPH = 'https://graph.microsoft.com';

/** What has happened before an example: requests that it lists, names or needs, and decisions on them. */
export function stepsOf(reading: Reading, condition: Condition): readonly Step[] {
  const { rows } = reading;
  const isRead = reading.example.method === 'GET';
  const steps = [
    ...(isRead ? rows.filter((row) => 'action' in row).map((row) => requestStep(row, reading)) : []),
    ...rows.filter(isActivated).map((row) => activationStep(row, reading)),
    ...approvalSteps(reading),
    ...cancelledSteps(reading),
    ...earlierSteps(reading, condition),
    ...(isRead ? rows.flatMap(editStep) : []),
  ];
  return steps.toSorted((one, other) => one.at.getTime() - other.at.getTime());
}

/** A request that an answer shows, made as it was made then. What `$select` left out stands in its schedule. */
function requestStep(row: Json, reading: Reading): Step {
  const whole = { ...part(row, 'targetSchedule'), ...row };
  const action = String(row.action);
  const by = text(part(part(row, 'createdBy'), 'user'), 'id');
  return {
    at: madeAt(whole, reading),
    who: /^self/i.test(action) ? personNamed(accessOf(whole, reading).principal) : administrator(by),
    method: 'POST',
    url: requestsUrl(reading),
    body: requestBody(whole, reading),
    makes: text(row, 'id') ?? text(whole, 'createdUsing') ?? '',
  };
}

function requestBody(json: Json, reading: Reading): Json {
  const { action, scheduleInfo, ticketInfo, justification } = json;
  return {
    action,
    ...accessJson(json, reading),
    justification: justification ?? (/remove/i.test(String(action)) ? null : 'as before'),
    ...(isJson(scheduleInfo) ? { scheduleInfo } : {}),
    ...(isJson(ticketInfo) ? { ticketInfo } : {}),
  };
}

/** An instance that was activated has a request behind it, made when it began. */
function activationStep(row: Json, reading: Reading): Step {
  const asked = {
    ...row,
    action: 'selfActivate',
    scheduleInfo: { expiration: { type: 'afterDateTime', endDateTime: row.endDateTime } },
  };
  return {
    ...requestStep(asked, reading),
    at: new Date(String(row.startDateTime)),
    makes: scheduleIdOf(row) ?? '',
  };
}

/** The activation that an approval is about, and what was decided. */
function approvalSteps(reading: Reading): readonly Step[] {
  const { example, rows } = reading;
  const [, id] = /Approvals\/([0-9a-f-]{36})/i.exec(example.url) ?? [];
  const approvals = rows.filter((row) => 'steps' in row || 'stages' in row);
  const ids = [...new Set([...(id ? [id] : []), ...approvals.map((one) => String(one.id))])];
  const asked = ids.map((one) => waitingStep(one, reading));
  return [...asked, ...approvals.flatMap((one) => decisionStep(one, reading))];
}

function waitingStep(id: string, reading: Reading): Step {
  const asked = {
    action: 'selfActivate',
    scheduleInfo: { expiration: { type: 'afterDuration', duration: 'PT1H' } },
  };
  return { ...requestStep(asked, reading), url: requestsUrl({ ...reading, kind: 'assignment' }), makes: id };
}

function decisionStep(approval: Json, reading: Reading): readonly Step[] {
  const [decided] = [approval.steps ?? approval.stages].flat().filter(isJson);
  const at = decided && text(decided, 'reviewedDateTime');
  if (!decided || !at) return [];
  const { reviewResult, justification } = decided;
  const [url = ''] = reading.example.url.split('?');
  return [
    {
      at: new Date(at),
      who: personNamed(text(part(decided, 'reviewedBy'), 'id') ?? CAST.approver),
      method: 'PATCH',
      url: `${url}/${'steps' in approval ? 'steps' : 'stages'}/${String(decided.id)}`,
      body: { reviewResult, justification },
    },
  ];
}

/** What is to be cancelled waits for its start. */
function cancelledSteps(reading: Reading): readonly Step[] {
  const [, id] = /\/([0-9a-f-]{36})\/cancel$/i.exec(reading.example.url) ?? [];
  if (!id) return [];
  const startDateTime = new Date(timeOf(reading).getTime() + 24 * 60 * 60 * 1000).toISOString();
  const expiration = { type: 'afterDuration', duration: 'P1D' };
  return [requestStep({ id, action: 'adminAssign', scheduleInfo: { startDateTime, expiration } }, reading)];
}

function earlierSteps(reading: Reading, { earlier }: Condition): readonly Step[] {
  const { requestBody: body } = reading.example;
  if (!earlier || !isJson(body)) return [];
  const at = new Date(timeOf(reading).getTime() - earlier.beforeMs);
  return [{ ...requestStep({ ...body, action: earlier.action }, reading), at }];
}

/** A policy that was changed has had its rules written. */
function editStep(row: Json): readonly Step[] {
  const at = text(row, 'lastModifiedDateTime');
  if (!at || !('isOrganizationDefault' in row)) return [];
  const url = `${GRAPH}/v1.0/policies/roleManagementPolicies/${String(row.id)}`;
  return [{ at: new Date(at), who: administrator(), method: 'PATCH', url, body: { rules: row.rules } }];
}

function accessJson(json: Json, reading: Reading): Json {
  const { principal, role, scope } = accessOf(json, reading);
  return reading.face === 'groups'
    ? { principalId: principal, accessId: role, groupId: scope }
    : { principalId: principal, roleDefinitionId: role, directoryScopeId: scope };
}

function requestsUrl({ face, kind }: Reading): string {
  const word = kind === 'assignment' ? 'Assignment' : 'Eligibility';
  return face === 'groups'
    ? `${GRAPH}/v1.0/identityGovernance/privilegedAccess/group/${word.toLowerCase()}ScheduleRequests`
    : `${GRAPH}/v1.0/roleManagement/directory/role${word}ScheduleRequests`;
}
