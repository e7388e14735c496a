import { z } from 'zod';
import { optionalText, scheduleInfo, text } from '../../http/answers/members.ts';

/*
 * PIM as Microsoft Graph v1.0 spells it; only the members that are read. What a row is about (role or group) is in
 * `surfaces/`, because each spells it its own way. Sources: Microsoft Learn, resource types `unifiedRole…Schedule…` and
 * `privilegedAccessGroup…Schedule…`.
 */

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

/** In force now or later. */
export const schedule = row.extend({
  status: optionalText,
  memberType: optionalText,
  assignmentType: optionalText,
  createdUsing: optionalText,
  scheduleInfo: scheduleInfo.nullish(),
});
export type WireSchedule = z.infer<typeof schedule>;
