import { exactDurationMs } from '../duration.ts';
import type { PolicyPart } from './rules.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Whether a policy takes it: days, hours and minutes only, and of an activation a day at most. That more is refused is a guess from the portal. */
export function isAllowedLength(duration: string, part: PolicyPart): boolean {
  if (!/^P(\d+D)?(T(\d+H)?(\d+M)?)?$/.test(duration)) return false;
  const ms = exactDurationMs(duration) ?? 0;
  return ms > 0 && (part !== 'activation' || ms <= DAY_MS);
}
