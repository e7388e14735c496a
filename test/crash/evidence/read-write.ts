import type { RecordedRequest } from '../../../src/simulator/record/record.ts';
import { LANES } from '../trial/lanes.ts';
import type { Write } from './write.ts';

/** What the trial's own requests carry, so that they are not taken for the bot's. */
export const TRIAL_HEADER = 'x-pim-trial';

/** Stands in the justification of a wish. */
export const MARK = /\bw\d+\b/;

/** A line of the simulator's record as the write that it is, if it is one. A cancellation names its lane by `roleOf`. */
export function readWrite(line: RecordedRequest, roleOf: (requestId: string) => string | undefined): Write | undefined {
  const { method, url, requestBody } = line;
  if (method === 'GET' || !/ScheduleRequests|Approvals/i.test(url) || isOf(requestBody, 'isValidationOnly', true))
    return undefined;
  const path = new URL(url).pathname;
  const [, cancelled] = /ScheduleRequests\/([^/]+)\/cancel$/i.exec(path) ?? [];
  const [, approved] = /Approvals\/([^/]+)\//i.exec(path) ?? [];
  const made = cancelled ?? approved;
  const text = JSON.stringify(requestBody) ?? '';
  const asked = text.toLowerCase();
  const role = made ? roleOf(made) : LANES.find(({ id }) => asked.includes(id))?.role;
  if (role === undefined) return undefined;
  const answer = flat(line.responseBody);
  return {
    startedAt: line.startedAt,
    endedAt: line.endedAt,
    simulatedAt: Date.parse(line.time),
    personId: String(line.token?.oid ?? ''),
    role,
    action: cancelled ? 'cancel' : approved ? 'approve' : asked.includes('selfdeactivate') ? 'deactivate' : 'activate',
    requestId: made ?? textOf(answer.name) ?? textOf(answer.id),
    mark: MARK.exec(text)?.[0],
    status: line.status,
    requestStatus: textOf(answer.status),
    isOfTrial: line.requestHeaders[TRIAL_HEADER] !== undefined,
  };
}

type Members = Readonly<Record<string, unknown>>;

/** Azure's members stand one deeper. */
function flat(body: unknown): Members {
  if (typeof body !== 'object' || body === null) return {};
  const members = body as Members;
  const { properties } = members;
  return typeof properties === 'object' && properties !== null ? { ...members, ...properties } : members;
}

const isOf = (body: unknown, name: string, value: unknown): boolean => flat(body)[name] === value;

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
