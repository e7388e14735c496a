import type { Entity, Json } from '../../odata/entity.ts';
import type { AlertKind } from '../../pim/alerts/alert-kind.ts';
import type { Finding } from '../../pim/alerts/finding.ts';
import type { Access } from '../../pim/model.ts';
import { nameBasedId } from '../../tenant/name-based-id.ts';
import { trimmedTime } from '../../timestamps.ts';
import type { TenantState } from '../../world.ts';
import { alertType } from './alert-type.ts';

/** Something that an alert found, as Graph shows it. */
export function incidentEntity(kind: AlertKind, finding: Finding, state: TenantState): Entity {
  const type = `${alertType(kind.name)}Incident`;
  return {
    type,
    properties: {
      '@odata.type': `#microsoft.graph.${type}`,
      id: incidentId(kind, finding),
      ...propertiesOf(kind, finding, state),
    },
  };
}

/** The same as long as it is about the same. An incident about somebody has the id of that person, as Microsoft's samples do. */
export function incidentId(kind: AlertKind, finding: Finding): string {
  switch (finding.about) {
    case 'holder':
      return finding.principalId;
    case 'policy':
      return finding.access.role;
    case 'role':
      return finding.role;
    case 'grant':
      return nameBasedId('incident', kind.name, finding.grant.id);
    case 'sequence':
      return nameBasedId('incident', kind.name, finding.principalId, finding.access.role, finding.start.toISOString());
    case 'tenant':
      return nameBasedId('incident', kind.name);
  }
}

function propertiesOf(kind: AlertKind, finding: Finding, state: TenantState): Json {
  switch (finding.about) {
    case 'holder':
      return assignee(finding.principalId, state);
    case 'policy': {
      const { roleDisplayName, roleTemplateId } = roleOf(finding.access, state);
      return { roleDisplayName, roleTemplateId };
    }
    case 'grant': {
      const { principalId, access, createdAt } = finding.grant;
      return {
        ...assignee(principalId, state),
        ...roleOf(access, state),
        ...(kind.name === 'RedundantAssignmentAlert' ? {} : { assignmentCreatedDateTime: trimmedTime(createdAt) }),
        ...timeJson('lastActivationDateTime', finding.lastActivation),
        ...timeJson('lastSignInDateTime', finding.lastSignIn),
      };
    }
    case 'sequence':
      return {
        ...assignee(finding.principalId, state),
        ...roleOf(finding.access, state),
        activationCount: finding.count,
        sequenceStartDateTime: trimmedTime(finding.start),
        sequenceEndDateTime: trimmedTime(finding.end),
      };
    // No alert for Entra roles is about one.
    case 'role':
      return {};
    case 'tenant':
      // No published source says which words there are.
      return { tenantLicenseStatus: 'NotFound' };
  }
}

const timeJson = (name: string, time: Date | null | undefined): Json =>
  time === undefined ? {} : { [name]: time && trimmedTime(time) };

function assignee(principalId: string, { directory }: TenantState): Json {
  const found = directory.object(principalId);
  return {
    assigneeId: principalId,
    assigneeDisplayName: directory.nameOf(principalId) ?? null,
    assigneeUserPrincipalName: found?.kind === 'person' ? found.person.userPrincipalName : null,
  };
}

/** Built-in roles have one id in every tenant. */
const roleOf = ({ role }: Access, { directory }: TenantState) => ({
  roleDefinitionId: role,
  roleDisplayName: directory.role(role)?.displayName ?? null,
  roleTemplateId: role,
});
