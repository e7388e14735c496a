import type { Moment } from '../../moment.ts';
import type { AlertKind } from '../../pim/alerts/alert-kind.ts';
import type { AzureAlertName } from '../../tenant/azure/azure-alert-settings.ts';
import type { AzureScope } from '../../tenant/azure/azure-scope.ts';
import { pimResource, type Resource } from '../resource.ts';
import { ALERT_TEXTS } from './alert-texts.ts';
import { alertTime, alertType } from './alert-words.ts';
import { incidentEntity } from './incident-entity.ts';

export const ALERTS = 'roleManagementAlerts';
export const DEFINITIONS = 'roleManagementAlertDefinitions';
export const CONFIGURATIONS = 'roleManagementAlertConfigurations';

/** Alerts leave out the first slash of their scope. */
const bareScope = ({ id }: AzureScope): string => id.replace(/^\//, '');

export function alertEntity(kind: AlertKind, scope: AzureScope, at: Moment): Resource {
  const { findings, isActive, lastModified, lastScanned } = at.state.azure.alerts(scope.id).standing(kind, at.now);
  return pimResource(scope.id, ALERTS, kind.name, {
    scope: bareScope(scope),
    incidentCount: findings.length,
    lastModifiedDateTime: lastModified && alertTime(lastModified),
    lastScannedDateTime: lastScanned && alertTime(lastScanned),
    isActive,
    alertDefinition: definitionEntity(kind, scope, at),
    alertIncidents: findings.map((finding) => incidentEntity(kind, finding, scope, at)),
    alertConfiguration: configurationEntity(kind, scope, at),
  });
}

export function definitionEntity(kind: AlertKind, scope: AzureScope, at: Moment): Resource {
  const { displayName, description, ...texts } = ALERT_TEXTS[kind.name as AzureAlertName];
  const { findings } = at.state.azure.alerts(scope.id).standing(kind, at.now);
  return pimResource(scope.id, DEFINITIONS, kind.name, {
    displayName,
    scope: bareScope(scope),
    description: description.replace('{0}', String(findings.length)),
    ...texts,
  });
}

export function configurationEntity(kind: AlertKind, scope: AzureScope, at: Moment): Resource {
  const { settings } = at.state.azure.alerts(scope.id).standing(kind, at.now);
  return pimResource(scope.id, CONFIGURATIONS, kind.name, {
    alertConfigurationType: `${alertType(kind.name)}Configuration`,
    alertDefinitionId: kind.name,
    scope: bareScope(scope),
    ...settings,
  });
}
