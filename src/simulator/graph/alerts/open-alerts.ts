import { momentOf } from '../../moment.ts';
import type { AlertKind } from '../../pim/alerts/alert-kind.ts';
import { refusals } from '../../pim/refusal.ts';
import type { Call } from '../../server/call.ts';
import type { World } from '../../world.ts';
import { authenticate, type Caller, requirePermission } from '../caller.ts';
import { ENTRA_ROLE, holdsOneOf, PIM_ADMINISTRATORS } from '../roles-of-caller.ts';
import type { Moment } from '../surfaces/surface.ts';
import { alertId } from './alert-entity.ts';

/** Behind the version, which is beta. */
export const ALERTS = 'identityGovernance/roleManagementAlerts';

const WRITERS = ['RoleManagementAlert.ReadWrite.Directory'];
const READERS = ['RoleManagementAlert.Read.Directory', ...WRITERS];
const READING_ROLES = [
  ENTRA_ROLE.globalReader,
  ENTRA_ROLE.securityAdministrator,
  ENTRA_ROLE.securityReader,
  ...PIM_ADMINISTRATORS,
];

export interface OpenAlerts {
  readonly caller: Caller;
  readonly at: Moment;
}

/**
 * Opens a call about alerts: the permission first, then the role. Without a licence they stay open, because one of them says
 * just that; it is a guess. Throws `GraphError` or `PimRefusal`.
 */
export async function openAlerts(world: World, call: Call, isChange: boolean): Promise<OpenAlerts> {
  const caller = await authenticate(world, call);
  requirePermission(caller, isChange ? WRITERS : READERS);
  const at = momentOf(world, call);
  if (!holdsOneOf(isChange ? PIM_ADMINISTRATORS : READING_ROLES, caller, at)) throw refusals.notAllowed();
  return { caller, at };
}

/** Opens it about one alert. An id that none has is 404. */
export async function openAlert(
  world: World,
  call: Call,
  id: string,
  isChange: boolean,
): Promise<OpenAlerts & { readonly kind: AlertKind }> {
  const open = await openAlerts(world, call, isChange);
  const { roleAlerts, tenant } = open.at.state;
  const kind = roleAlerts.kinds.find(({ name }) => alertId(name, tenant) === id);
  if (!kind) throw refusals.notFound();
  return { ...open, kind };
}
