import { replaySignIn } from '../login/grants/sign-in-state.ts';
import type { MovedClock } from '../moved-clock.ts';
import type { TenantState } from '../world.ts';
import type { Change } from './change.ts';

/** Lets happen again what happened before a restart; the state must not keep it a second time. */
export function replay(change: Change, state: TenantState, clock: MovedClock): void {
  switch (change.part) {
    case 'roles':
      state.roles.replay(change.event);
      break;
    case 'groups':
      state.groups.replay(change.event);
      break;
    case 'azure':
      state.azure.pim.replay(change.event);
      break;
    case 'role-policies':
      state.rolePolicies.change(change.access, change.policy, change.change);
      break;
    case 'group-policies':
      state.groupPolicies.change(change.access, change.policy, change.change);
      break;
    case 'azure-policies':
      state.azure.policies.change(change.access, change.policy, change.change);
      break;
    case 'role-alerts':
      state.roleAlerts.replay(change);
      break;
    case 'azure-alerts':
      state.azure.alerts(change.scope).replay(change);
      break;
    case 'azure-role-deleted':
      state.azure.replayDeletion(change.id);
      break;
    case 'signed-in':
      state.signIns.note(change.personId, change.at);
      break;
    case 'sign-in':
      replaySignIn(state.signIn, change.change);
      break;
    case 'clock':
      clock.setOffset(change.offsetMs);
      break;
    default:
      throw new Error(`nothing is known of "${String(Reflect.get(change, 'part'))}"`);
  }
}
