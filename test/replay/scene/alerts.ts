import { CAST, objectsWith } from '../reading/cast.ts';
import { isJson, type Reading, text } from '../reading/reading.ts';
import type { Grant } from './grants.ts';

const OF_ADMINISTRATORS = 'TooManyGlobalAdminsAssignedToTenantAlert';

/** What must have been given so that the alerts found what an example shows, or works on. */
export function grantsFoundIn(reading: Reading): readonly Grant[] {
  const { url } = reading.example;
  if (!/roleManagementAlerts/i.test(url)) return [];
  const outside = {
    principal: CAST.requester,
    role: CAST.role,
    scope: '/',
    kind: 'assignment',
    outsidePim: true,
  } as const;
  return [...administratorsIn(reading), ...(/OutsidePimAlert\/alertIncidents/.test(url) ? [outside] : [])];
}

/** Global administrators: those who are shown, and as many more as were counted or stand on another page. */
function administratorsIn({ example: { responseBody: body } }: Reading): readonly Grant[] {
  const shown = objectsWith(body, (json) => 'assigneeId' in json).flatMap((json) => text(json, 'assigneeId') ?? []);
  const [alert] = objectsWith(body, ({ id, isActive }) => isActive === true && String(id).endsWith(OF_ADMINISTRATORS));
  const hasMore = isJson(body) && '@odata.nextLink' in body;
  const count = Math.max(Number(alert?.incidentCount ?? 0), shown.length + (hasMore ? 1 : 0));
  const others = Array.from(
    { length: count - shown.length },
    (_, index) => `00000000-0000-0000-0000-${String(index + 1).padStart(12, '0')}`,
  );
  return [...shown, ...others].map((principal) => ({
    principal,
    role: CAST.administratorRole,
    scope: '/',
    kind: 'assignment',
    outsidePim: false,
  }));
}
