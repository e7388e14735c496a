import type { Call } from '../server/call.ts';
import { headerOf } from '../server/call.ts';

/** How many calls an hour are left at its beginning, as recorded; today's limits are others, so nobody should count on them. */
const LIMITS = { reads: 12_000, writes: 1_200, deletes: 15_000 } as const;
type Use = keyof typeof LIMITS;

const HOUR_MS = 60 * 60 * 1000;

/** What is left of a limit. It is counted and shown, and never refuses: `/control/faults` does that. */
export type CountDown = (call: Call) => Readonly<Record<string, string>>;

/** Counts by what the call does and by subscription, an hour at a time. */
export function createCountDown(): CountDown {
  const used = new Map<string, number>();
  let hour = 0;
  return (call) => {
    const thisHour = Math.floor(call.now.getTime() / HOUR_MS);
    if (thisHour !== hour) used.clear();
    hour = thisHour;
    const use = useOf(call.method);
    const [, subscription] = /^\/subscriptions\/([^/]+)/i.exec(call.path) ?? [];
    const key = `${use} ${subscription?.toLowerCase() ?? ''}`;
    const count = (used.get(key) ?? 0) + 1;
    used.set(key, count);
    const left = Math.max(0, LIMITS[use] - count);
    return { [`x-ms-ratelimit-remaining-${subscription ? 'subscription' : 'tenant'}-${use}`]: String(left) };
  };
}

function useOf(method: string): Use {
  if (method === 'GET' || method === 'HEAD') return 'reads';
  return method === 'DELETE' ? 'deletes' : 'writes';
}

/** What every answer carries, as recorded in February 2022. */
export function responseHeaders(call: Call): Readonly<Record<string, string>> {
  const clientId = headerOf(call, 'x-ms-client-request-id');
  const time = call.now.toISOString().replace(/[-:]|\.\d+/g, '');
  return {
    'cache-control': 'no-cache',
    pragma: 'no-cache',
    expires: '-1',
    'strict-transport-security': 'max-age=31536000; includeSubDomains',
    'x-content-type-options': 'nosniff',
    'x-ms-request-id': call.requestId,
    'x-ms-correlation-request-id': call.requestId,
    'x-ms-routing-request-id': `WESTEUROPE:${time}:${call.requestId}`,
    ...(clientId === undefined ? {} : { 'x-ms-client-request-id': clientId }),
    ...(isPim(call) ? { mspimslice: 'PROD' } : {}),
  };
}

const isPim = ({ path }: Call): boolean =>
  /\/providers\/Microsoft\.Authorization\/(role(Assignment|Eligibility)Schedule|roleManagement|roleAssignmentApprovals|eligibleChildResources)/i.test(
    path,
  );
