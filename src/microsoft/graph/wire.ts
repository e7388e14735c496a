import { z } from 'zod';

/**
 * Entra role PIM as Microsoft Graph v1.0 spells it; only the members that are read. Answers are checked, because a
 * shape that changed must fail with its name and not show somebody a wrong state. Unknown members pass.
 * Sources: Microsoft Learn, resource types `unifiedRole…ScheduleInstance`, `…ScheduleRequest`,
 * `unifiedRoleManagementPolicyAssignment`.
 */
const text = z.string();
const optionalText = z.string().nullish();

const roleDefinition = z.object({ id: text, displayName: optionalText }).nullish();
/** The expansion is polymorphic (`@odata.type`) and may come as `{id: "/"}` only. */
const directoryScope = z.object({ id: optionalText, displayName: optionalText }).nullish();

const instance = z.object({
  id: text,
  roleDefinitionId: text,
  directoryScopeId: optionalText,
  appScopeId: optionalText,
  startDateTime: optionalText,
  endDateTime: optionalText,
  memberType: optionalText,
  roleDefinition,
  directoryScope,
});

export const eligibilityInstance = instance;
export type EligibilityInstance = z.infer<typeof eligibilityInstance>;

export const assignmentInstance = instance.extend({
  assignmentType: optionalText,
  roleAssignmentScheduleId: optionalText,
});
export type AssignmentInstance = z.infer<typeof assignmentInstance>;

export const scheduleInfo = z
  .object({
    startDateTime: optionalText,
    expiration: z.object({ type: optionalText, endDateTime: optionalText, duration: optionalText }).nullish(),
  })
  .nullish();

export const assignmentScheduleRequest = z.object({
  id: text,
  status: text,
  action: text,
  principalId: text,
  roleDefinitionId: text,
  directoryScopeId: optionalText,
  appScopeId: optionalText,
  justification: optionalText,
  targetScheduleId: optionalText,
  createdDateTime: optionalText,
  scheduleInfo,
});
export type AssignmentScheduleRequest = z.infer<typeof assignmentScheduleRequest>;

/** The body of a POST. Enum input is case-insensitive; camelCase is what the service itself writes. */
export interface AssignmentScheduleRequestBody {
  action: 'selfActivate' | 'selfDeactivate';
  principalId: string;
  roleDefinitionId: string;
  directoryScopeId: string;
  justification?: string;
  scheduleInfo?: { expiration: { type: 'afterDuration'; duration: string } };
  ticketInfo?: { ticketNumber: string; ticketSystem: string | null };
}

const subject = z.object({ description: optionalText, userId: optionalText, groupId: optionalText, id: optionalText });

/** One shape for all rule kinds: `@odata.type` and `id` say which members to expect. */
export const policyRule = z.object({
  id: text,
  isExpirationRequired: z.boolean().nullish(),
  maximumDuration: optionalText,
  enabledRules: z.array(text).nullish(),
  isEnabled: z.boolean().nullish(),
  claimValue: optionalText,
  setting: z
    .object({
      isApprovalRequired: z.boolean().nullish(),
      approvalStages: z.array(z.object({ primaryApprovers: z.array(subject).nullish() })).nullish(),
    })
    .nullish(),
});
export type PolicyRule = z.infer<typeof policyRule>;

export const policyAssignment = z.object({
  roleDefinitionId: optionalText,
  policy: z.object({ rules: z.array(policyRule).nullish() }).nullish(),
});
export type PolicyAssignment = z.infer<typeof policyAssignment>;
