import { z } from 'zod';
import { optionalText, text } from './row.ts';

/** Beta has `id`, v1.0 `userId` or `groupId`. */
export const subject = z.object({
  '@odata.type': optionalText,
  id: optionalText,
  userId: optionalText,
  groupId: optionalText,
  description: optionalText,
});
export type WireSubject = z.infer<typeof subject>;

const approvalSetting = z.object({
  isApprovalRequired: z.boolean().nullish(),
  approvalStages: z
    .array(
      z.object({
        isApproverJustificationRequired: z.boolean().nullish(),
        primaryApprovers: z.array(subject).nullish(),
      }),
    )
    .nullish(),
});

/** One shape for all kinds of rules: `id` says which members to expect. */
export const policyRule = z.object({
  id: text,
  isExpirationRequired: z.boolean().nullish(),
  maximumDuration: optionalText,
  enabledRules: z.array(text).nullish(),
  isEnabled: z.boolean().nullish(),
  claimValue: optionalText,
  setting: approvalSetting.nullish(),
});
export type WirePolicyRule = z.infer<typeof policyRule>;

export const policyAssignment = z.object({
  roleDefinitionId: optionalText,
  policy: z.object({ rules: z.array(policyRule).nullish() }).nullish(),
});
export type WirePolicyAssignment = z.infer<typeof policyAssignment>;

/** A rule as it is, to be written back with a change. */
export const wholeRule = z.looseObject({ '@odata.type': optionalText, id: text });
export type WholeRule = z.infer<typeof wholeRule>;

export const wholePolicyAssignment = z.object({
  roleDefinitionId: optionalText,
  policy: z.object({ id: text, rules: z.array(wholeRule) }),
});
