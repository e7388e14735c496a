import type { Right } from '../model/right.ts';

/** PIM offers to extend from here on (Microsoft Learn, "Extend or renew role assignments"). */
const OFFERED_MS = 14 * 24 * 60 * 60_000;

/**
 * Whether the holder can ask PIM now for a later end: it ends soon, and it is the person's own. What is held through a
 * group or from a wider scope is extended there, for all who have it.
 */
export function isExtendable({ endsAt, memberType }: Pick<Right, 'endsAt' | 'memberType'>, now: Date): boolean {
  if (memberType !== 'direct' || endsAt === undefined) return false;
  const leftMs = endsAt.getTime() - now.getTime();
  return leftMs > 0 && leftMs <= OFFERED_MS;
}
