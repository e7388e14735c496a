import type { Alert, AlertIncident } from '../../../pim/index.ts';
import { severityOf } from '../../http/answers/open-sets.ts';
import { dateOf } from '../../http/answers/times.ts';
import type { WireAlert, WireIncident } from '../wire/alert.ts';

export const alertOf = (wire: WireAlert): Alert => ({
  provider: 'entra-role',
  id: wire.id,
  scopeId: wire.scopeId,
  title: wire.alertDefinition?.displayName || nameIn(wire.id),
  severity: severityOf(wire.alertDefinition?.severityLevel),
  isActive: wire.isActive,
  incidentCount: wire.incidentCount ?? 0,
  lastScannedAt: dateOf(wire.lastScannedDateTime),
  impact: wire.alertDefinition?.securityImpact ?? '',
  mitigation: wire.alertDefinition?.mitigationSteps ?? '',
  isRemediatable: wire.alertDefinition?.isRemediatable ?? false,
});

export const incidentOf = ({ id, ...members }: WireIncident): AlertIncident => ({
  id,
  facts: new Map(
    Object.entries(members).flatMap(([name, value]) =>
      name.includes('@') || value === null || value === undefined ? [] : [[name, textOf(value)] as const],
    ),
  ),
});

/** The last part of `DirectoryRole_{tenant}_TooManyGlobalAdminsAssignedToTenantAlert`. */
const nameIn = (id: string): string => id.split('_').at(-1) ?? id;

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
