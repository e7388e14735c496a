import type { Manners } from './manners.ts';
import type { Kind } from './model.ts';
import { refusals } from './refusal.ts';
import { isSameAccess, type Schedule } from './schedule.ts';
import type { PimState } from './state.ts';
import { isInForce, isOver, overlaps, type Window } from './window.ts';

/** Where a window is to be put. */
export interface Place extends Pick<Schedule, 'principalId' | 'access'> {
  readonly kind: Kind;
  /** The schedule that is moved there, which may be in its own way. */
  readonly moved?: string;
}

/**
 * Throws when a window would lie across another of the same right. What was given past PIM is in nobody's way: PIM takes
 * it over. That a changed, renewed or approved one is refused like a new one is a guess.
 */
export function checkApart(place: Place, window: Window, state: PimState, manners: Manners, now: Date): void {
  const across = state
    .claimsOf(place.kind, place.principalId, now)
    .filter((other) => other.id !== place.moved && other.createdUsing !== null)
    .filter((other) => isSameAccess(other.access, place.access) && !isOver(other, now))
    .filter((other) => overlaps({ start: other.start, end: other.gone ?? other.end }, window));
  if (across.some((other) => isInForce(other, now))) throw refusals.exists();
  if (across.length > 0) throw manners.plansInTurn ? refusals.overlaps() : refusals.pending();
}
