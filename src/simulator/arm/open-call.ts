import type { Caller } from '../caller.ts';
import { type Moment, momentOf } from '../moment.ts';
import type { Call } from '../server/call.ts';
import type { AzureScope } from '../tenant/azure/azure-scope.ts';
import type { World } from '../world.ts';
import { ArmError } from './arm-error.ts';
import { authenticate } from './caller.ts';

/** A call whose caller is known. */
export interface OpenCall {
  readonly caller: Caller;
  readonly at: Moment;
}

/** A call about one scope. */
export interface ScopedCall extends OpenCall {
  readonly scope: AzureScope;
}

/** What everything asks first: who calls. Throws `ArmError`. */
export async function openCall(world: World, call: Call): Promise<OpenCall> {
  const caller = await authenticate(world, call);
  if (call.method !== 'GET') requireStrongSignIn(world, caller, call);
  return { caller, at: momentOf(world, call) };
}

/** The same for a scope in the path. Throws `ArmError` 404 for one that is not there. */
export async function openScope(world: World, call: Call, path: string): Promise<ScopedCall> {
  const { caller, at } = await openCall(world, call);
  return { caller, at, scope: findScope(at, path) };
}

/** The same for PIM, which needs a licence. */
export async function openPim(world: World, call: Call, path: string): Promise<ScopedCall> {
  const opened = await openScope(world, call, path);
  if (!opened.at.state.tenant.isLicensed)
    throw new ArmError(400, 'AadPremiumLicenseRequired', 'The tenant needs an AAD Premium 2 license.');
  return opened;
}

export function findScope({ state }: Moment, path: string): AzureScope {
  const found = state.azure.scopes.find(path);
  if (found) return found;
  const [, subscription, group] = /\/subscriptions\/([^/]+)(?:\/resourceGroups\/([^/]+))?/i.exec(path) ?? [];
  const { scopes } = state.azure;
  if (subscription && !scopes.find(`/subscriptions/${subscription}`))
    throw new ArmError(404, 'SubscriptionNotFound', `The subscription '${subscription}' could not be found.`);
  if (group && !scopes.find(`/subscriptions/${subscription}/resourceGroups/${group}`))
    throw new ArmError(404, 'ResourceGroupNotFound', `Resource group '${group}' could not be found.`);
  throw new ArmError(404, 'ResourceNotFound', `The Resource '${path}' was not found.`);
}

/** Since October 2025 people must have signed in with more than a password before they may write. */
function requireStrongSignIn({ knobs }: World, { kind, amr, acrs }: Caller, { path }: Call): void {
  if (!knobs.azure.writesNeedMfa || kind === 'application' || amr.includes('mfa') || acrs.includes('p1')) return;
  throw new ArmError(
    403,
    'RequestDisallowedByAzure',
    `Resource '${path.slice(path.lastIndexOf('/') + 1)}' was disallowed by Azure: Users cannot create, update or delete resources without authenticating through MFA. See https://aka.ms/MFAforAzure.`,
  );
}
