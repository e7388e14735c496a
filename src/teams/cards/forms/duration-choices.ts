import { durationMs, type IsoDuration, isoDurationOf } from '../../../core/iso-duration.ts';
import type { ActivationPlan } from '../../../pim/index.ts';

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
export function durationChoices({ needs, refusals }: ActivationPlan): DurationChoices {
  const longest = needs.maximumDuration ?? UNLIMITED_END;
  const tooShort = refusals.find((refusal) => refusal.kind === 'duration-under-minimum');
  const usual = USUAL.filter((duration) => durationMs(duration) < durationMs(longest));
  return {
    choices: [...(tooShort ? [tooShort.minimum] : []), ...usual, longest],
    preselected: tooShort?.minimum ?? longest,
  };
}
