import { z } from 'zod';
import { optionalText, text } from '../answers/members.ts';

/** One whom a policy names; each service spells it its own way. */
const approver = z.looseObject({});
export type WireApprover = z.infer<typeof approver>;

const approvalSetting = z.object({
  isApprovalRequired: z.boolean().nullish(),
  approvalStages: z
    .array(
      z.object({
        isApproverJustificationRequired: z.boolean().nullish(),
        primaryApprovers: z.array(approver).nullish(),
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

/** A rule as it is, to be written back with a change. */
export const wholeRule = z.looseObject({ id: text });
export type WholeRule = z.infer<typeof wholeRule>;
