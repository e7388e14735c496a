import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { nameBasedId } from '../name-based-id.ts';

/** Chance that falls the same way every time. */
export interface Dice {
  /** Both ends included. */
  whole(from: number, to: number): number;
  pick<T>(things: readonly T[]): T;
  /** Whether it happens, at so many percent. */
  chance(percent: number): boolean;
}

/** Each part of a tenant throws dice of its own, so that more people do not change the subscriptions. */
export function createDice(seed: number, part: string): Dice {
  const generator = xoroshiro128plus(Number.parseInt(nameBasedId('dice', String(seed), part).slice(0, 8), 16));
  const whole = (from: number, to: number) => uniformInt(generator, from, to);
  return {
    whole,
    pick: (things) => {
      const thing = things[whole(0, things.length - 1)];
      if (thing === undefined) throw new Error('Nothing can be picked of an empty list: ask only for what there is.');
      return thing;
    },
    chance: (percent) => whole(1, 100) <= percent,
  };
}
