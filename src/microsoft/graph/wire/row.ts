import { z } from 'zod';

/**
 * PIM as Microsoft Graph v1.0 spells it; only the members that are read. Answers are checked, because a shape that
 * changed must fail with its name and not show somebody a wrong state. Unknown members pass, and what may be missing
 * without harm may be missing. What a row is about (role or group) is in `surfaces/`, because each spells it its own way.
 * Sources: Microsoft Learn, resource types `unifiedRole…Schedule…` and `privilegedAccessGroup…Schedule…`.
 */
export const text = z.string();
export const optionalText = z.string().nullish();

/** A directory object that was expanded: polymorphic by `@odata.type`, and its members may be null where one may not read them. */
export const directoryObject = z.object({
  '@odata.type': optionalText,
  id: optionalText,
  displayName: optionalText,
  userPrincipalName: optionalText,
});
export type WireObject = z.infer<typeof directoryObject>;

/** What all rows have: an id of their own and whom they concern. */
export const row = z.object({ id: text, principalId: text, principal: directoryObject.nullish() });
export type WireRow = z.infer<typeof row>;

/** In force now. The link to its schedule has another name on every surface and for every kind. */
export const instance = row.extend({
  startDateTime: optionalText,
  endDateTime: optionalText,
  memberType: optionalText,
  assignmentType: optionalText,
  roleAssignmentScheduleId: optionalText,
  roleEligibilityScheduleId: optionalText,
  assignmentScheduleId: optionalText,
  eligibilityScheduleId: optionalText,
});
export type WireInstance = z.infer<typeof instance>;

export const scheduleInfo = z.object({
  startDateTime: optionalText,
  expiration: z.object({ type: optionalText, endDateTime: optionalText, duration: optionalText }).nullish(),
});
export type WireScheduleInfo = z.infer<typeof scheduleInfo>;

/** In force now or later. */
export const schedule = row.extend({
  status: optionalText,
  memberType: optionalText,
  assignmentType: optionalText,
  createdUsing: optionalText,
  scheduleInfo: scheduleInfo.nullish(),
});
export type WireSchedule = z.infer<typeof schedule>;
