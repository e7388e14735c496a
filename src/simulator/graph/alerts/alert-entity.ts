import type { Entity, Json } from '../../odata/entity.ts';
import type { AlertStanding } from '../../pim/alerts/alert-book.ts';
import type { AlertKind } from '../../pim/alerts/alert-kind.ts';
import type { AlertName } from '../../tenant/alerts/alert-settings.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { trimmedTime } from '../../timestamps.ts';
import type { Moment } from '../surfaces/surface.ts';
import { ALERT_TEXTS } from './alert-texts.ts';
import { alertType } from './alert-type.ts';
import { incidentEntity } from './incident-entity.ts';

/** Alert, definition and configuration have one id. */
export const alertId = (name: string, { tenantId }: Pick<Tenant, 'tenantId'>): string =>
  `DirectoryRole_${tenantId}_${name}`;

/** As .NET writes that something never happened, eight hours off. */
const NEVER = '0001-01-01T08:00:00Z';

const timeOf = (time: Date | null): string => (time ? trimmedTime(time) : NEVER);

/** Only the directory as a whole has alerts. */
const SCOPE = { scopeId: '/', scopeType: 'DirectoryRole' };

export function alertEntity(kind: AlertKind, at: Moment): Entity {
  const { roleAlerts, tenant } = at.state;
  const { findings, isActive, lastModified, lastScanned } = roleAlerts.standing(kind, at.now);
  const id = alertId(kind.name, tenant);
  return {
    type: 'unifiedRoleManagementAlert',
    properties: {
      id,
      alertDefinitionId: id,
      ...SCOPE,
      incidentCount: findings.length,
      isActive,
      lastModifiedDateTime: timeOf(lastModified),
      lastScannedDateTime: timeOf(lastScanned),
    },
    navigation: {
      alertConfiguration: () => configurationEntity(kind, at),
      alertDefinition: () => definitionEntity(kind, at),
      alertIncidents: () => findings.map((finding) => incidentEntity(kind, finding, at.state)),
    },
    contexts: {
      alertIncidents: `https://graph.microsoft.com/beta/$metadata#identityGovernance/roleManagementAlerts/alerts('${id}')/alertIncidents`,
    },
  };
}

export function definitionEntity({ name }: AlertKind, { state }: Moment): Entity {
  const { severityLevel, securityImpact, mitigationSteps, howToPrevent, isRemediatable, isConfigurable, ...texts } =
    ALERT_TEXTS[name as AlertName];
  return {
    type: 'unifiedRoleManagementAlertDefinition',
    properties: {
      id: alertId(name, state.tenant),
      displayName: texts.displayName,
      ...SCOPE,
      description: texts.description,
      severityLevel,
      securityImpact,
      mitigationSteps,
      howToPrevent,
      isRemediatable,
      isConfigurable,
    },
  };
}

export function configurationEntity(kind: AlertKind, at: Moment): Entity {
  const { roleAlerts, tenant } = at.state;
  const { settings }: AlertStanding = roleAlerts.standing(kind, at.now);
  const id = alertId(kind.name, tenant);
  const type = `${alertType(kind.name)}Configuration`;
  return {
    type,
    properties: {
      '@odata.type': `#microsoft.graph.${type}`,
      id,
      alertDefinitionId: id,
      ...SCOPE,
      ...(settings satisfies Json),
    },
    navigation: { alertDefinition: () => definitionEntity(kind, at) },
  };
}
