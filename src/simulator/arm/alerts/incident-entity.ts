import type { Moment } from '../../moment.ts';
import type { Json } from '../../odata/entity.ts';
import type { AlertKind } from '../../pim/alerts/alert-kind.ts';
import type { Finding } from '../../pim/alerts/finding.ts';
import type { AzureScope } from '../../tenant/azure/azure-scope.ts';
import { nameBasedId } from '../../tenant/name-based-id.ts';
import { authorizationId, type Resource, withoutNulls } from '../resource.ts';
import { roleDefinitionId } from '../roles/role-definition-id.ts';
import { principalType } from '../schedules/expanded-properties.ts';
import { alertTime, alertType } from './alert-words.ts';

/** Something that an alert found. */
export function incidentEntity(kind: AlertKind, finding: Finding, scope: AzureScope, at: Moment): Resource {
  const name = incidentName(kind, finding, scope);
  return {
    properties: withoutNulls({
      alertIncidentType: `${alertType(kind.name)}Incident`,
      ...propertiesOf(finding, at),
    }),
    name,
    id: `${authorizationId(scope.id, 'roleManagementAlerts', kind.name)}/alertIncidents/${name}`,
    type: 'Microsoft.Authorization/roleManagementAlerts/alertIncidents',
  };
}

/** The same as long as it is about the same. */
export function incidentName({ name }: AlertKind, finding: Finding, scope: AzureScope): string {
  return nameBasedId('azure incident', scope.id, name, subjectOf(finding));
}

function subjectOf(finding: Finding): string {
  if (finding.about === 'grant') return finding.grant.id;
  if (finding.about === 'role') return finding.role;
  return finding.about === 'holder' ? finding.principalId : finding.about;
}

function propertiesOf(finding: Finding, at: Moment): Json {
  const { azure, directory } = at.state;
  if (finding.about === 'holder') {
    return {
      assigneeName: directory.nameOf(finding.principalId),
      assigneeType: principalType(finding.principalId, directory),
    };
  }
  if (finding.about === 'role') {
    const names = finding.twins.map((id) => azure.role(id)?.displayName ?? id);
    return {
      roleName: azure.role(finding.role)?.displayName,
      duplicateRoles: names.join(', '),
      reason: 'The role has the same name or the same permissions.',
    };
  }
  if (finding.about !== 'grant') return {};
  const { principalId, access, createdAt, createdBy } = finding.grant;
  return {
    assigneeDisplayName: directory.nameOf(principalId),
    assigneeUserPrincipalName: directory.person(principalId)?.userPrincipalName,
    assigneeId: principalId,
    roleDisplayName: azure.role(access.role)?.displayName,
    roleTemplateId: access.role,
    roleDefinitionId: roleDefinitionId(access.role, access.scope, azure.scopes),
    assignmentActivatedDate: alertTime(createdAt),
    requestorId: createdBy,
    requestorDisplayName: directory.nameOf(createdBy),
    requestorUserPrincipalName: directory.person(createdBy)?.userPrincipalName,
  };
}
