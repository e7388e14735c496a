import { type Policy, RECIPIENTS, type Recipient } from '../policy.ts';

export type PolicyPart = keyof Policy;

/** One of the rules that a policy is written in, in Graph as in Azure Resource Manager. */
export type Rule = {
  /** `Expiration_EndUser_Assignment`: kind, whom it binds, what it is about. */
  readonly id: string;
  readonly part: PolicyPart;
} & (
  | { readonly kind: 'Expiration' | 'Enablement' | 'Approval' | 'AuthenticationContext' }
  | { readonly kind: 'Notification'; readonly recipient: Recipient }
);

/** Whom a part binds, and what it is about. */
export const TARGETS = {
  eligibility: { caller: 'Admin', level: 'Eligibility' },
  assignment: { caller: 'Admin', level: 'Assignment' },
  activation: { caller: 'EndUser', level: 'Assignment' },
} as const satisfies Record<PolicyPart, { caller: string; level: string }>;

/** All 17, in the order in which they are listed. */
export const RULES: readonly Rule[] = [
  plain('Expiration', 'eligibility'),
  plain('Enablement', 'eligibility'),
  ...notifications('eligibility'),
  plain('Expiration', 'assignment'),
  plain('Enablement', 'assignment'),
  ...notifications('assignment'),
  plain('Expiration', 'activation'),
  plain('Enablement', 'activation'),
  plain('Approval', 'activation'),
  plain('AuthenticationContext', 'activation'),
  ...notifications('activation'),
];

function plain(kind: Exclude<Rule['kind'], 'Notification'>, part: PolicyPart): Rule {
  return { kind, part, id: `${kind}_${suffix(part)}` };
}

function notifications(part: PolicyPart): readonly Rule[] {
  return RECIPIENTS.map((recipient) => ({
    kind: 'Notification',
    part,
    recipient,
    id: `Notification_${recipient}_${suffix(part)}`,
  }));
}

function suffix(part: PolicyPart): string {
  const { caller, level } = TARGETS[part];
  return `${caller}_${level}`;
}
