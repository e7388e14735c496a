import type { Approver } from '../pim/model.ts';
import type { ActivationRules, GrantRules, NotificationRule, Policy } from '../pim/policy.ts';
import type { TenantData } from './schema.ts';

export type WrittenPolicy = NonNullable<TenantData['roles'][number]['policy']>;

const EVERYTHING: NotificationRule = { level: 'All', isDefaultRecipientsEnabled: true, recipients: [] };
const NOTIFICATIONS: GrantRules['notifications'] = {
  Admin: EVERYTHING,
  Requestor: EVERYTHING,
  Approver: EVERYTHING,
};
const ASSIGNMENT: GrantRules = {
  isExpirationRequired: false,
  maximumDuration: 'P180D',
  enabled: ['Justification'],
  notifications: NOTIFICATIONS,
};
const ELIGIBILITY: GrantRules = {
  isExpirationRequired: false,
  maximumDuration: 'P365D',
  enabled: [],
  notifications: NOTIFICATIONS,
};
const ACTIVATION: ActivationRules = {
  notifications: NOTIFICATIONS,
  isExpirationRequired: true,
  maximumDuration: 'PT8H',
  enabled: ['MultiFactorAuthentication', 'Justification'],
  isApprovalRequired: false,
  approvers: [],
  isApproverJustificationRequired: true,
  isApprovalRequiredForExtension: false,
  isRequestorJustificationRequired: true,
  approvalMode: 'SingleStage',
  authenticationContext: { isEnabled: false, claimValue: null },
};

/** As Microsoft ships it, read off a tenant nobody had touched (September 2026). */
export const UNTOUCHED_ROLE: Policy = { activation: ACTIVATION, assignment: ASSIGNMENT, eligibility: ELIGIBILITY };

/** Of groups both kinds of grant must end. */
export const UNTOUCHED_GROUP: Policy = {
  activation: ACTIVATION,
  assignment: { ...ASSIGNMENT, isExpirationRequired: true },
  eligibility: { ...ELIGIBILITY, isExpirationRequired: true },
};

/** Of Azure resources, as recorded in February 2022 (Azure PowerShell); that an eligibility ends after a year is a guess. */
export const UNTOUCHED_AZURE: Policy = {
  ...UNTOUCHED_GROUP,
  activation: { ...ACTIVATION, enabled: ['Justification'] },
};

/** The file writes down what activating needs; everything else is as shipped. */
export function policyOf(
  written: WrittenPolicy | undefined,
  shipped: Policy,
  approverNamed: (name: string, index: number) => Approver,
): Policy {
  if (!written) return shipped;
  const { maximumDuration, approvers, authenticationContext = null } = written;
  return {
    ...shipped,
    activation: {
      ...shipped.activation,
      maximumDuration,
      enabled: [
        ...(written.mfa ? (['MultiFactorAuthentication'] as const) : []),
        ...(written.justification ? (['Justification'] as const) : []),
        ...(written.ticket ? (['Ticketing'] as const) : []),
      ],
      isApprovalRequired: approvers !== undefined,
      approvers: approvers?.map(approverNamed) ?? [],
      authenticationContext: { isEnabled: authenticationContext !== null, claimValue: authenticationContext },
    },
  };
}
