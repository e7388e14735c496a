import { z } from 'zod';

/**
 * Members that both services write alike. Answers are checked, because a shape that changed must fail with its name and
 * not show somebody a wrong state. Unknown members pass, and what may be missing without harm may be missing.
 */
export const text = z.string();
export const optionalText = z.string().nullish();

/** From when until when, as requests (and in Graph schedules) carry it. */
export const scheduleInfo = z.object({
  startDateTime: optionalText,
  expiration: z.object({ type: optionalText, endDateTime: optionalText, duration: optionalText }).nullish(),
});
export type WireScheduleInfo = z.infer<typeof scheduleInfo>;
