import type { Alert, AlertIncident } from '../../../pim/index.ts';
import { factsOf, meaningOf } from '../../http/answers/alert.ts';
import { dateOf } from '../../http/answers/times.ts';
import type { WireAlert, WireIncident } from '../wire/alert.ts';

export const alertOf = (wire: WireAlert): Alert => ({
  provider: 'entra-role',
  id: wire.id,
  scopeId: wire.scopeId,
  isActive: wire.isActive,
  incidentCount: wire.incidentCount ?? 0,
  lastScannedAt: dateOf(wire.lastScannedDateTime),
  ...meaningOf(wire.alertDefinition, nameIn(wire.id)),
});

export const incidentOf = ({ id, ...members }: WireIncident): AlertIncident => ({ id, facts: factsOf(members) });

/** The last part of `DirectoryRole_{tenant}_TooManyGlobalAdminsAssignedToTenantAlert`. */
const nameIn = (id: string): string => id.split('_').at(-1) ?? id;
