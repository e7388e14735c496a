import type { Dice } from '../dice.ts';

/**
 * How many each of `holders` gets of `total`: the first `most`, the second half of that, the third a third, and what
 * is left at random over all but the first. Nobody gets more than `most`.
 */
export function spread(total: number, most: number, holders: number, dice: Dice): readonly number[] {
  const counts = Array.from({ length: holders }, () => 0);
  let left = total;
  const give = (holder: number, wanted: number) => {
    const given = Math.min(wanted, left, most - (counts[holder] ?? 0));
    counts[holder] = (counts[holder] ?? 0) + given;
    left -= given;
    return given > 0;
  };
  // Below three the tail would be no more than what chance gives.
  for (let rank = 1; rank <= holders && (rank === 1 || most / rank >= 3); rank += 1)
    give(rank - 1, Math.floor(most / rank));
  while (left > 0) {
    // Whoever has enough already passes it on.
    let holder = dice.whole(1, holders - 1);
    while (!give(holder, 1)) holder = (holder % (holders - 1)) + 1;
  }
  return counts;
}
