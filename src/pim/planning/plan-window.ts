import { durationMs, isoDurationOf } from '../../core/iso-duration.ts';
import { type Expiration, endOfWindow, type ScheduleWindow } from '../model/schedule-window.ts';
import type { Needs } from './needs.ts';
import type { PlanInput } from './plan-input.ts';
import type { Refusal } from './refusal.ts';

/** PIM's shortest window. Source: field reports; the reference marks it as relied on by public clients. */
export const MINIMUM_DURATION = isoDurationOf(5 * 60_000);

/** Clocks differ: a start this little in the past, or not further ahead, means at once. */
const SKEW_MS = 2 * 60_000;

/** The window that the input asks for; nothing where it says no end. */
export function windowOf(input: PlanInput, now: Date): ScheduleWindow | undefined {
  const expiration = expirationOf(input);
  return expiration && { startsAt: startOf(input, now), expiration };
}

/** Nothing = at once: the service then starts by its own clock. */
function startOf({ startsAt }: PlanInput, now: Date): Date | undefined {
  return startsAt && startsAt.getTime() > now.getTime() + SKEW_MS ? startsAt : undefined;
}

function expirationOf({ duration, endsAt, isPermanent }: PlanInput): Expiration | undefined {
  if (endsAt) return { type: 'after-date-time', endsAt };
  if (duration) return { type: 'after-duration', duration };
  return isPermanent ? { type: 'none' } : undefined;
}

/** What PIM would refuse about the window. */
export function windowRefusals(input: PlanInput, window: ScheduleWindow, needs: Needs, now: Date): Refusal[] {
  if (input.startsAt && input.startsAt.getTime() < now.getTime() - SKEW_MS)
    return [{ kind: 'start-in-past', startsAt: input.startsAt }];
  const { maximumDuration: maximum } = needs;
  const startsAt = window.startsAt ?? now;
  const endsAt = endOfWindow(window, now);
  if (!endsAt) return needs.isPermanentAllowed ? [] : [{ kind: 'permanent-not-allowed', maximum }];
  const lengthMs = endsAt.getTime() - startsAt.getTime();
  if (!(lengthMs > 0)) return [{ kind: 'end-not-after-start', startsAt, endsAt }];
  const asked = isoDurationOf(Math.max(1000, lengthMs));
  if (lengthMs < durationMs(MINIMUM_DURATION))
    return [{ kind: 'duration-under-minimum', asked, minimum: MINIMUM_DURATION }];
  if (maximum && lengthMs > durationMs(maximum)) return [{ kind: 'duration-over-maximum', asked, maximum }];
  return [];
}
