import type { RightKind } from './right-kind.ts';

/** PIM's nine actions. A request with one of them is the only thing ever written. */
export const ACTIONS = [
  'selfActivate',
  'selfDeactivate',
  'selfExtend',
  'selfRenew',
  'adminAssign',
  'adminUpdate',
  'adminRemove',
  'adminExtend',
  'adminRenew',
] as const;
export type Action = (typeof ACTIONS)[number];

/** Actions that end a right: they carry no window. */
export const ENDING_ACTIONS = ['selfDeactivate', 'adminRemove'] as const;
export type EndingAction = (typeof ENDING_ACTIONS)[number];
export type WindowAction = Exclude<Action, EndingAction>;

/** Whether the action, also as on the wire, is taken by the holder for itself; the others need an administrator of the scope. */
export const isSelfAction = (action: string): boolean => /^self/i.test(action);

/** Whether PIM has the action for this kind of right: an eligibility cannot be activated as an eligibility. */
export const existsFor = (action: Action, kind: RightKind): boolean =>
  kind === 'assignment' || (action !== 'selfActivate' && action !== 'selfDeactivate');
