import type { AlertBook } from '../../pim/alerts/alert-book.ts';
import type { AlertKind } from '../../pim/alerts/alert-kind.ts';
import type { Call } from '../../server/call.ts';
import type { World } from '../../world.ts';
import { insufficientPermissions, resourceNotFound } from '../arm-error.ts';
import { openPim, type ScopedCall } from '../open-call.ts';
import { mayDo, RIGHTS, requireRight } from '../rights.ts';
import { ALERTS } from './alert-entities.ts';

export interface AlertsCall extends ScopedCall {
  readonly book: AlertBook;
}

export interface AlertCall extends AlertsCall {
  readonly kind: AlertKind;
}

/** The alerts of a scope: who may read there sees them, who administers roles there may change them. */
export async function openAlerts(world: World, call: Call, path: string): Promise<AlertsCall> {
  const opened = await openPim(world, call, path);
  const { caller, at, scope } = opened;
  if (call.method !== 'GET') requireRight(RIGHTS.administer, scope.id, caller, at);
  else if (!mayDo(RIGHTS.read, scope.id, caller, at)) throw insufficientPermissions(caller.id);
  return { ...opened, book: at.state.azure.alerts(scope.id) };
}

/** One of them. Throws `ArmError` 404. */
export async function openAlert(world: World, call: Call, path: string, name: string): Promise<AlertCall> {
  const opened = await openAlerts(world, call, path);
  const kind = opened.book.kinds.find((one) => one.name.toLowerCase() === name.toLowerCase());
  if (!kind) throw resourceNotFound(`Microsoft.Authorization/${ALERTS}`, name);
  return { ...opened, kind };
}
