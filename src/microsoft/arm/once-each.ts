import type { Right } from '../../pim/index.ts';

/**
 * One row for each key. Somebody may hold the same directly and through several groups: what counts is the one that
 * lasts longest, and of equals the person's own.
 */
export function onceEach<Row extends Right>(rows: readonly Row[], keyOf: (row: Row) => string): readonly Row[] {
  const kept = new Map<string, Row>();
  for (const row of rows) {
    const key = keyOf(row).toLowerCase();
    const before = kept.get(key);
    if (!before || isBetter(row, before)) kept.set(key, row);
  }
  return [...kept.values()];
}

function isBetter(one: Right, other: Right): boolean {
  const [end, otherEnd] = [one, other].map(({ endsAt }) => endsAt?.getTime() ?? Number.POSITIVE_INFINITY);
  if (end !== otherEnd) return Number(end) > Number(otherEnd);
  return one.memberType === 'direct' && other.memberType !== 'direct';
}
