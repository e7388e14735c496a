import { z } from 'zod';
import { anyCase } from '../../any-case.ts';
import type { RuleSettings } from '../../pim/policies/rule-settings.ts';
import { type Rule, TARGETS } from '../../pim/policies/rules.ts';
import { ENABLEMENTS, NOTIFICATION_LEVELS, type Policy } from '../../pim/policy.ts';
import type { Directory } from '../../tenant/directory.ts';
import { readApproval } from './read-approval.ts';
import { ruleEntity, ruleType } from './rule-entity.ts';

/** What every rule is written with. `target` may be left out; that one of another rule is refused is a guess. */
const common = z.looseObject({
  '@odata.type': z.string(),
  id: z.string(),
  target: z.looseObject({ caller: z.string().nullish(), level: z.string().nullish() }).nullish(),
});

const expiration = z.object({ isExpirationRequired: z.boolean(), maximumDuration: z.string() });
const enablement = z.object({ enabledRules: z.array(anyCase(ENABLEMENTS)) });
/** Whether a context with this value exists is not looked at. */
const authenticationContext = z.object({ isEnabled: z.boolean(), claimValue: z.string().nullable() });
const notification = z.object({
  notificationType: anyCase(['Email']),
  recipientType: z.string(),
  notificationLevel: anyCase(NOTIFICATION_LEVELS),
  isDefaultRecipientsEnabled: z.boolean(),
  notificationRecipients: z.array(z.string()),
});

/** What a PATCH makes of a rule: what it leaves out stays. Nothing for a body that is none of this rule. */
export function readRule(rule: Rule, body: unknown, policy: Policy, directory: Directory): RuleSettings | undefined {
  const read = common.safeParse(body);
  if (!read.success || !isOf(rule, read.data)) return undefined;
  const before = ruleEntity(rule, policy, directory, 'v1.0').properties;
  return rule.kind === 'Approval'
    ? readApproval(before.setting, read.data.setting, directory)
    : readFlat(rule, { ...before, ...read.data });
}

function readFlat(rule: Exclude<Rule, { kind: 'Approval' }>, whole: unknown): RuleSettings | undefined {
  if (rule.kind === 'Expiration') return kept(rule.kind, expiration.safeParse(whole).data);
  if (rule.kind === 'AuthenticationContext') return kept(rule.kind, authenticationContext.safeParse(whole).data);
  if (rule.kind === 'Enablement') {
    const { data } = enablement.safeParse(whole);
    return data && { kind: rule.kind, enabled: [...new Set(data.enabledRules)] };
  }
  const { data } = notification.safeParse(whole);
  if (rule.kind !== 'Notification' || data?.recipientType !== rule.recipient) return undefined;
  return {
    kind: rule.kind,
    level: data.notificationLevel,
    isDefaultRecipientsEnabled: data.isDefaultRecipientsEnabled,
    recipients: data.notificationRecipients,
  };
}

const kept = <Kind extends string, Data extends object>(kind: Kind, data: Data | undefined) =>
  data && { kind, ...data };

function isOf(rule: Rule, { id, target, ...rest }: z.output<typeof common>): boolean {
  const { caller, level } = TARGETS[rule.part];
  return (
    id === rule.id &&
    rest['@odata.type'].replace('#', '') === `microsoft.graph.${ruleType(rule)}` &&
    (target?.caller ?? caller).toLowerCase() === caller.toLowerCase() &&
    (target?.level ?? level).toLowerCase() === level.toLowerCase()
  );
}
