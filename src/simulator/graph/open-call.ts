import { type Moment, momentOf } from '../moment.ts';
import type { Call } from '../server/call.ts';
import type { World } from '../world.ts';
import { authenticate, type Caller, requirePermission } from './caller.ts';
import { GraphError } from './graph-error.ts';

/** What every route of PIM asks first: who calls, with which permission, in a tenant with a licence. `permissions`: any of them opens, or a check of its own. Throws `GraphError`. */
export async function openCall(
  world: World,
  call: Call,
  permissions: readonly string[] | ((caller: Caller) => void),
): Promise<{ caller: Caller; at: Moment }> {
  const caller = await authenticate(world, call);
  if (typeof permissions === 'function') permissions(caller);
  else requirePermission(caller, permissions);
  const at = momentOf(world, call);
  if (!at.state.tenant.isLicensed)
    throw new GraphError(
      400,
      'AadPremiumLicenseRequired',
      'The tenant needs to have Microsoft Entra ID P2 or Microsoft Entra ID Governance license.',
    );
  return { caller, at };
}
