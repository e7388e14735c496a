import type { Alert, Alerts } from '../../pim/index.ts';
import { segment } from '../http/client/odata.ts';
import type { ArmClient } from './client.ts';
import { alertOf, incidentOf } from './map/alert.ts';
import { pathAt } from './path.ts';
import { alert, incident } from './wire/alert.ts';

const ALERTS = 'roleManagementAlerts';
const version = 'alerts';

/** Alerts of a scope. Nobody recorded them: all of it is the specification's. */
export function createAlerts(arm: ArmClient): Alerts {
  const pathTo = ({ id, scopeId }: Alert, more = '') => pathAt(scopeId, `${ALERTS}/${segment(id)}${more}`, { version });
  return {
    list: async (person, scopeId) => (await arm.list(person, pathAt(scopeId, ALERTS, { version }), alert)).map(alertOf),
    incidents: async (person, of) => (await arm.list(person, pathTo(of, '/alertIncidents'), incident)).map(incidentOf),
    dismiss: (person, of) => arm.write(person, 'PATCH', pathTo(of), { properties: { isActive: false } }),
    // Accepted (202) with an operation to follow; the alert's own time of scanning says the same.
    refresh: (person, of) => arm.write(person, 'POST', pathTo(of, '/refresh')),
    remediate: (person, of, incidentId) =>
      arm.write(person, 'POST', pathTo(of, `/alertIncidents/${segment(incidentId)}/remediate`)),
  };
}
