import type { WrittenPolicy } from '../policies.ts';
import type { Dice } from './dice.ts';

/** What activating needs, drawn anew each time; nothing where it is as Microsoft ships it. */
export type DrawPolicy = () => WrittenPolicy | undefined;

/** How many of a hundred are so. The other 40 are as shipped. */
const KINDS: readonly (readonly [percent: number, policy: WrittenPolicy])[] = [
  [25, { maximumDuration: 'PT8H', justification: true, mfa: false, ticket: false }],
  [10, { maximumDuration: 'PT4H', justification: false, mfa: false, ticket: false }],
  [8, { maximumDuration: 'PT4H', justification: true, mfa: true, ticket: false }],
  [5, { maximumDuration: 'PT2H', justification: true, mfa: false, ticket: true }],
  [2, { maximumDuration: 'PT1H', justification: true, mfa: false, ticket: false, authenticationContext: 'c1' }],
];

/** @param approvers groups that decide, by id; one of them is drawn for one policy in ten. */
export const createPolicyDraw =
  (approvers: readonly string[], dice: Dice): DrawPolicy =>
  () => {
    let throwOf = dice.whole(1, 100);
    if (throwOf <= 10)
      return {
        maximumDuration: 'PT4H',
        justification: true,
        mfa: false,
        ticket: false,
        approvers: [dice.pick(approvers)],
      };
    throwOf -= 10;
    for (const [percent, policy] of KINDS) {
      if (throwOf <= percent) return policy;
      throwOf -= percent;
    }
    return undefined;
  };
