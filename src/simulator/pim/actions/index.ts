import type { Action } from '../model.ts';
import { adminAssign, adminExtend, adminRemove, adminRenew, adminUpdate } from './admin.ts';
import type { Act } from './attempt.ts';
import { selfActivate, selfDeactivate, selfExtend, selfRenew } from './self.ts';

export const ACTS: Readonly<Record<Action, Act>> = {
  adminAssign,
  adminUpdate,
  adminRemove,
  adminExtend,
  adminRenew,
  selfActivate,
  selfDeactivate,
  selfExtend,
  selfRenew,
};
