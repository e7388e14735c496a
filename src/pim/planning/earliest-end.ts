/** PIM refuses to end an activation younger than this. */
const MINIMUM_ACTIVE_MS = 5 * 60_000;

/** When an activation may be ended by hand; nothing = its start is not known. */
export const earliestEnd = (startsAt: Date | undefined): Date | undefined =>
  startsAt && new Date(startsAt.getTime() + MINIMUM_ACTIVE_MS);
