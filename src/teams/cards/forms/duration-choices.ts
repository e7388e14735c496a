import { durationMs, type IsoDuration, isoDurationOf } from '../../../core/iso-duration.ts';
import type { Plan } from '../../../pim/index.ts';

const MINUTE_MS = 60_000;
const USUAL = [30, 60, 120, 240, 480, 720, 1440].map((minutes) => isoDurationOf(minutes * MINUTE_MS));
/** Where the policy names no limit, or could not be read: PIM's own default maximum. */
const UNLIMITED_END = isoDurationOf(480 * MINUTE_MS);

export interface DurationChoices {
  /** Ascending, without doubles. */
  readonly choices: readonly IsoDuration[];
  readonly preselected: IsoDuration;
}

/** The durations a form offers: the usual ones up to the maximum, and the maximum; of one too short also PIM's minimum. */
export function durationChoices({ needs, refusals }: Plan): DurationChoices {
  const longest = needs.maximumDuration ?? UNLIMITED_END;
  const tooShort = refusals.find((refusal) => refusal.kind === 'duration-under-minimum');
  const usual = USUAL.filter((duration) => durationMs(duration) < durationMs(longest));
  return {
    choices: [...(tooShort ? [tooShort.minimum] : []), ...usual, longest],
    preselected: tooShort?.minimum ?? longest,
  };
}

const DAY_MS = 24 * 60 * MINUTE_MS;
const USUAL_DAYS = [30, 90, 180, 365];

/** The durations for prolonging, from now: those that end later than the right does. */
export function prolongChoices(endsAt: Date | undefined, now: Date): DurationChoices {
  const leftMs = endsAt ? Math.max(0, endsAt.getTime() - now.getTime()) : 0;
  const later = USUAL_DAYS.map((days) => days * DAY_MS).filter((ms) => ms > leftMs);
  const choices = (later.length > 0 ? later : [Math.ceil(leftMs / DAY_MS + 30) * DAY_MS]).map(isoDurationOf);
  return { choices, preselected: choices[Math.min(1, choices.length - 1)] ?? UNLIMITED_END };
}
