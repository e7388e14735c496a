import type { Dice } from '../../../src/simulator/tenant/generate/dice.ts';
import type { LaneState } from '../evidence/states-during.ts';
import type { Wish } from '../evidence/wish.ts';
import type { Lane } from './lanes.ts';

export interface Choice {
  readonly action: Wish['action'];
  /** An approver decides at the side, before the person says anything. */
  readonly isApproved: boolean;
}

/** What a person may want of a lane that stands like this. */
export function chooseWish(dice: Dice, { isApproved }: Lane, state: LaneState): Choice {
  if (state === 'none') return { action: 'activate', isApproved: false };
  if (state === 'active') return { action: dice.chance(85) ? 'deactivate' : 'activate', isApproved: false };
  const action = dice.pick(['cancel', 'look', 'look', 'activate'] as const);
  return { action, isApproved: isApproved && action !== 'cancel' ? dice.chance(70) : dice.chance(20) };
}
