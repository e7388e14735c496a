import type { Alert, Alerts } from '../../pim/index.ts';
import { allEqual, segment, withQuery } from '../http/client/odata.ts';
import type { GraphClient } from './client.ts';
import { alertOf, incidentOf } from './map/alert.ts';
import { alert, incident } from './wire/alert.ts';

/** Version 1.0 has none. */
const ALERTS = 'beta/identityGovernance/roleManagementAlerts/alerts';

/** Alerts of Entra roles; Graph keeps them for the whole directory only. */
export function createAlerts(graph: GraphClient): Alerts {
  const pathOf = ({ id }: Alert) => `${ALERTS}/${segment(id)}`;
  return {
    async list(person, scopeId) {
      const filter = allEqual({ scopeId, scopeType: 'DirectoryRole' });
      const found = await graph.list(person, withQuery(ALERTS, { filter, expand: 'alertDefinition' }), alert);
      return found.map(alertOf);
    },
    async incidents(person, of) {
      const found = await graph.list(person, `${pathOf(of)}/alertIncidents`, incident);
      return found.map(incidentOf);
    },
    dismiss: (person, of) => graph.write(person, 'PATCH', pathOf(of), { isActive: false }),
    // Accepted (202) with an operation to follow; the alert's own time of scanning says the same.
    refresh: (person, of) => graph.write(person, 'POST', `${pathOf(of)}/refresh`),
    remediate: (person, of, incidentId) =>
      graph.write(person, 'POST', `${pathOf(of)}/alertIncidents/${segment(incidentId)}/remediate`),
  };
}
