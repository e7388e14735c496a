import type { SignInChange } from '../login/grants/sign-in-state.ts';
import type { AlertChange } from '../pim/alerts/alert-book.ts';
import type { PimEvent } from '../pim/model.ts';
import type { ChangedPolicy } from '../pim/policy-book.ts';

/** Everything that can happen to a tenant and its clock. What stands follows from how it began and from these, in order. */
export type Change =
  | { readonly part: 'roles' | 'groups' | 'azure'; readonly event: PimEvent }
  | ({ readonly part: 'role-policies' | 'group-policies' | 'azure-policies' } & ChangedPolicy)
  | ({ readonly part: 'role-alerts' } & AlertChange)
  | ({ readonly part: 'azure-alerts'; readonly scope: string } & AlertChange)
  | { readonly part: 'azure-role-deleted'; readonly id: string }
  | { readonly part: 'signed-in'; readonly personId: string; readonly at: Date }
  | { readonly part: 'sign-in'; readonly change: SignInChange }
  /** How far the simulated time is before the real one, in milliseconds. */
  | { readonly part: 'clock'; readonly offsetMs: number };

/** Told of every change just before it takes effect. Where it throws, nothing changes. */
export type Keep = (change: Change) => void;

/** For a tenant that ends with its process. */
export const keepNothing: Keep = () => undefined;
