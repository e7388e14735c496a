import type { Alert, AlertIncident } from '../../../pim/index.ts';
import { factsOf, meaningOf } from '../../http/answers/alert.ts';
import { dateOf } from '../../http/answers/times.ts';
import type { WireAlert, WireIncident } from '../wire/alert.ts';
import { PROVIDER } from './right.ts';
import { plainId } from './scope.ts';

export const alertOf = ({ name, properties: wire }: WireAlert): Alert => ({
  provider: PROVIDER,
  id: name,
  scopeId: plainId(wire.scope),
  isActive: wire.isActive,
  incidentCount: wire.incidentCount ?? 0,
  lastScannedAt: dateOf(wire.lastScannedDateTime),
  ...meaningOf(wire.alertDefinition?.properties, name),
});

export const incidentOf = ({ name, properties }: WireIncident): AlertIncident => ({
  id: name,
  facts: factsOf(properties),
});
