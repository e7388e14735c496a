import { z } from 'zod';
import { optionalText, text } from '../../http/answers/members.ts';
import { resource } from './resource.ts';

/*
 * PIM as Azure Resource Manager 2020-10-01 writes it; only the members that are read. Where recordings of the service
 * differ from the specification, the recordings count: nulls are left out, and links are whole paths.
 */

const expanded = z.object({
  id: optionalText,
  displayName: optionalText,
  type: optionalText,
  /** Of people, in newer recordings only. */
  userPrincipalName: optionalText,
});
export type WireExpanded = z.infer<typeof expanded>;

/** What schedules, instances and requests have in common: whose it is, which role and where, with names. */
export const access = z.object({
  scope: text,
  roleDefinitionId: text,
  principalId: text,
  principalType: optionalText,
  condition: optionalText,
  conditionVersion: optionalText,
  expandedProperties: z
    .object({ principal: expanded.nullish(), roleDefinition: expanded.nullish(), scope: expanded.nullish() })
    .nullish(),
});
export type WireAccess = z.infer<typeof access>;

const held = access.extend({
  status: optionalText,
  startDateTime: optionalText,
  endDateTime: optionalText,
  memberType: optionalText,
});
export type WireHeld = z.infer<typeof held>;

/** Eligible now. An activation names the schedule behind it, so there must be one. */
export const eligibilityInstance = resource(held.extend({ roleEligibilityScheduleId: text }));
export type WireEligibilityInstance = z.infer<typeof eligibilityInstance>;

/** In force now. */
export const assignmentInstance = resource(
  held.extend({ roleAssignmentScheduleId: optionalText, assignmentType: optionalText }),
);
export type WireAssignmentInstance = z.infer<typeof assignmentInstance>;

/** In force now or later. The link of an activation to its eligibility is missing here, and only here. */
export const schedule = resource(
  held.extend({
    assignmentType: optionalText,
    roleAssignmentScheduleRequestId: optionalText,
    roleEligibilityScheduleRequestId: optionalText,
  }),
);
export type WireSchedule = z.infer<typeof schedule>;
