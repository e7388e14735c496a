import type { AlertEvent } from './alert-events.ts';
import type { AlertSettings } from './alert-kind.ts';

/** A scan that somebody asked for, as far as it has come. */
export interface RefreshOperation {
  /**
   * notStarted → running → succeeded, by the clock. `skipped`: there is nothing to scan for, because the alert was switched
   * off when it was asked (a guess; Microsoft names the word only).
   */
  readonly status: 'notStarted' | 'running' | 'succeeded' | 'skipped';
  readonly createdAt: Date;
  readonly lastActionAt: Date;
}

/** The last one that was asked for by then. It runs after the first quarter of its time: a guess. */
export function operationAt(
  first: AlertSettings,
  events: readonly AlertEvent[],
  now: Date,
): RefreshOperation | undefined {
  const refresh = events.findLast((event) => event.type === 'refreshed' && event.at <= now);
  if (refresh?.type !== 'refreshed') return undefined;
  const { at: createdAt, doneAt } = refresh;
  const configured = events.findLast((event) => event.type === 'configured' && event.at <= createdAt);
  const { isEnabled } = configured?.type === 'configured' ? configured.settings : first;
  if (!isEnabled) return { status: 'skipped', createdAt, lastActionAt: createdAt };
  if (now >= doneAt) return { status: 'succeeded', createdAt, lastActionAt: doneAt };
  const runsAt = new Date(createdAt.getTime() + (doneAt.getTime() - createdAt.getTime()) / 4);
  return now >= runsAt
    ? { status: 'running', createdAt, lastActionAt: runsAt }
    : { status: 'notStarted', createdAt, lastActionAt: createdAt };
}
