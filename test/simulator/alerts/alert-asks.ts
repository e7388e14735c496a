import contoso from '../../../src/simulator/tenant/contoso.json' with { type: 'json' };
import type { TenantFile } from '../../../src/simulator/tenant/schema.ts';
import type { GraphCaller } from '../rig.ts';

export const ALERTS = '/beta/identityGovernance/roleManagementAlerts';
export const SCOPE = "$filter=scopeId eq '/' and scopeType eq 'DirectoryRole'";

export const alertId = (name: string): string => `DirectoryRole_${contoso.tenantId}_${name}`;

/** What an administrator needs who works with alerts and makes them come and go. */
export const ALERT_SCOPES = [
  'RoleManagementAlert.ReadWrite.Directory',
  'RoleManagement.ReadWrite.Directory',
  'RoleAssignmentSchedule.ReadWrite.Directory',
  'RoleEligibilitySchedule.ReadWrite.Directory',
  'RoleManagementPolicy.ReadWrite.Directory',
];

/** Contoso with its alerts set otherwise, and whatever else is changed. */
export const contosoWith = (change: Partial<TenantFile>): TenantFile => ({ ...(contoso as TenantFile), ...change });

export interface Alert {
  readonly id: string;
  readonly isActive: boolean;
  readonly incidentCount: number;
  readonly lastScannedDateTime: string;
  readonly lastModifiedDateTime: string;
}

/** One alert. */
export const alertNamed = async (caller: GraphCaller, name: string): Promise<Alert> =>
  (await caller.get(`${ALERTS}/alerts/${alertId(name)}`)).body;

/** What it found. */
export const incidentsOf = async (caller: GraphCaller, name: string): Promise<readonly Record<string, string>[]> =>
  (await caller.get(`${ALERTS}/alerts/${alertId(name)}/alertIncidents`)).body.value;

export const refresh = (caller: GraphCaller, name: string) => caller.post(`${ALERTS}/alerts/${alertId(name)}/refresh`);

export const configure = (caller: GraphCaller, name: string, type: string, more: object) =>
  caller.patch(`${ALERTS}/alertConfigurations/${alertId(name)}`, {
    '@odata.type': `#microsoft.graph.${type}Configuration`,
    ...more,
  });

export const remediate = (caller: GraphCaller, name: string, incident: string) =>
  caller.post(`${ALERTS}/alerts/${alertId(name)}/alertIncidents/${incident}/remediate`);
