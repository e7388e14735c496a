import { z } from 'zod';
import { anyCase } from '../../any-case.ts';
import type { Json } from '../../odata/entity.ts';
import type { Approver } from '../../pim/model.ts';
import type { RuleSettings } from '../../pim/policies/rule-settings.ts';
import { type Rule, TARGETS } from '../../pim/policies/rules.ts';
import { APPROVAL_MODES, ENABLEMENTS, NOTIFICATION_LEVELS, type Policy } from '../../pim/policy.ts';
import type { Directory } from '../../tenant/directory.ts';
import { ruleJson, ruleType } from './rule-json.ts';

/** Clients that write it as a text are tolerated. */
const flag = z.union([z.boolean(), z.stringbool({ truthy: ['true'], falsy: ['false'] })]);

/** What every rule is written with. That the target of another rule is refused is a guess. */
const common = z.looseObject({
  id: z.string(),
  ruleType: z.string(),
  target: z.looseObject({ caller: z.string().nullish(), level: z.string().nullish() }).nullish(),
});

const expiration = z.object({ isExpirationRequired: flag, maximumDuration: z.string() });
const enablement = z.object({ enabledRules: z.array(anyCase(ENABLEMENTS)) });
const authenticationContext = z
  .object({ isEnabled: flag, claimValue: z.string().nullish() })
  .refine(({ isEnabled, claimValue }) => !isEnabled || /^c[1-9]\d?$/.test(claimValue ?? ''));
const notification = z.object({
  notificationType: anyCase(['Email']),
  recipientType: z.string(),
  notificationLevel: anyCase(NOTIFICATION_LEVELS),
  isDefaultRecipientsEnabled: flag,
  notificationRecipients: z.array(z.string()).nullish(),
});

/** The kind of an approver is case-sensitive, unlike everything else (EasyPIM). */
const approver = z.looseObject({ id: z.string().toLowerCase(), userType: z.enum(['User', 'Group']) });

/** One stage, or none; more are not supported. Times and escalation are taken and dropped. */
const approval = z.object({
  isApprovalRequired: flag,
  isApprovalRequiredForExtension: flag,
  isRequestorJustificationRequired: flag,
  approvalMode: anyCase(APPROVAL_MODES),
  approvalStages: z
    .array(
      z.looseObject({
        isApproverJustificationRequired: flag.default(true),
        primaryApprovers: z.array(approver).nullish(),
      }),
    )
    .max(1)
    .nullish(),
});

/** What a rule in a PATCH says; members it leaves out stay. Nothing for what is no such rule. */
export function readRule(
  rule: Rule,
  body: unknown,
  policy: Policy,
  { directory, recordings }: { readonly directory: Directory; readonly recordings: 2024 | 2026 },
): RuleSettings | undefined {
  const read = common.safeParse(body);
  if (!read.success || !isOf(rule, read.data)) return undefined;
  const whole: Json = { ...ruleJson(rule, policy, directory), ...read.data };
  if (rule.kind === 'Expiration') {
    const { data } = expiration.safeParse(whole);
    // In 2026 a maximum was refused beside permanence, in 2022 it was taken.
    const isOdd = data && !data.isExpirationRequired && typeof read.data.maximumDuration === 'string';
    return data && !(isOdd && recordings === 2026) ? { kind: rule.kind, ...data } : undefined;
  }
  if (rule.kind === 'Enablement') {
    const { data } = enablement.safeParse(whole);
    return data && { kind: rule.kind, enabled: [...new Set(data.enabledRules)] };
  }
  if (rule.kind === 'AuthenticationContext') {
    const { data } = authenticationContext.safeParse(whole);
    return data && { kind: rule.kind, isEnabled: data.isEnabled, claimValue: data.claimValue || null };
  }
  return rule.kind === 'Notification' ? readNotification(rule, whole) : readApproval(whole.setting, directory);
}

function readNotification(rule: Extract<Rule, { kind: 'Notification' }>, whole: Json): RuleSettings | undefined {
  const { data } = notification.safeParse(whole);
  if (data?.recipientType !== rule.recipient) return undefined;
  return {
    kind: rule.kind,
    level: data.notificationLevel,
    isDefaultRecipientsEnabled: data.isDefaultRecipientsEnabled,
    recipients: data.notificationRecipients ?? [],
  };
}

function readApproval(setting: unknown, directory: Directory): RuleSettings | undefined {
  const { data } = approval.safeParse(setting);
  if (!data) return undefined;
  const { approvalStages, ...flags } = data;
  const [stage] = approvalStages ?? [];
  const written = stage?.primaryApprovers ?? [];
  const approvers = written.flatMap((one) => approverOf(one, directory) ?? []);
  if (approvers.length < written.length) return undefined;
  return {
    kind: 'Approval',
    ...flags,
    approvers,
    isApproverJustificationRequired: stage?.isApproverJustificationRequired ?? true,
  };
}

/** Somebody whom the directory does not have is refused: a guess. */
function approverOf({ id, userType }: z.output<typeof approver>, directory: Directory): Approver | undefined {
  const kind = userType === 'Group' ? 'group' : 'person';
  return directory.object(id)?.kind === kind ? { kind, id } : undefined;
}

function isOf(rule: Rule, { id, target, ruleType: type }: z.output<typeof common>): boolean {
  const { caller, level } = TARGETS[rule.part];
  return (
    id === rule.id &&
    type === ruleType(rule) &&
    (target?.caller ?? caller).toLowerCase() === caller.toLowerCase() &&
    (target?.level ?? level).toLowerCase() === level.toLowerCase()
  );
}
