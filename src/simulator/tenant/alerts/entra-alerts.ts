import { type AlertBook, type AlertBookParts, createAlertBook } from '../../pim/alerts/alert-book.ts';
import type { AlertKind } from '../../pim/alerts/alert-kind.ts';
import { absentHolders } from '../../pim/alerts/detect/absent-holders.ts';
import { activationSequences } from '../../pim/alerts/detect/activation-sequences.ts';
import { assignedOutsidePim } from '../../pim/alerts/detect/assigned-outside-pim.ts';
import { tooManyHolders } from '../../pim/alerts/detect/too-many-holders.ts';
import { unusedEligibilities } from '../../pim/alerts/detect/unused-eligibilities.ts';
import { weakActivations } from '../../pim/alerts/detect/weak-activations.ts';
import type { Finding } from '../../pim/alerts/finding.ts';
import { exactDurationMs } from '../../pim/duration.ts';
import type { PolicyBook } from '../../pim/policy-book.ts';
import type { PimState } from '../../pim/state.ts';
import type { SignIns } from '../sign-ins.ts';
import type { Tenant } from '../tenant.ts';
import { type AlertName, type AlertsOfTenant, alertsSchema } from './alert-settings.ts';

const GLOBAL_ADMINISTRATOR = '62e90394-69f5-4237-9190-012177145e10';

export interface EntraAlertParts {
  readonly tenant: Pick<Tenant, 'alerts' | 'roles' | 'isLicensed'>;
  readonly roles: PimState;
  readonly policies: PolicyBook;
  readonly signIns: SignIns;
  readonly startedAt: Date;
  readonly scanMs: number;
  readonly keep: AlertBookParts['keep'];
}

/** How each alert for Entra roles looks for what it is about. */
type Scans = {
  readonly [Name in AlertName]: (at: Date, settings: AlertsOfTenant[Name]) => readonly Finding[];
};

export function createEntraAlerts(parts: EntraAlertParts): AlertBook {
  const { tenant, startedAt, scanMs, keep } = parts;
  const scans = scansOf(parts);
  const kind = <Name extends AlertName>(name: Name): AlertKind => ({
    name,
    settings: tenant.alerts[name],
    // Settings come from this alert's own schema, also when they were changed.
    scan: (at, settings) => scans[name](at, alertsSchema.parse({ [name]: settings })[name]),
  });
  const names = Object.keys(scans) as AlertName[];
  return createAlertBook({ kinds: names.map((name) => kind(name)), startedAt, scanMs, keep });
}

const scansOf = ({ tenant, roles, policies, signIns }: EntraAlertParts): Scans => ({
  InvalidLicenseAlert: () => (tenant.isLicensed ? [] : [{ about: 'tenant' }]),
  NoMfaOnRoleActivationAlert: (at) =>
    weakActivations(
      tenant.roles.map(({ id }) => ({ role: id, scope: '/' })),
      (access) => policies.policyFor(access, at),
    ),
  RedundantAssignmentAlert: (at, { duration }) => unusedEligibilities(roles, at, msOf(duration)),
  RolesAssignedOutsidePimAlert: (at) => assignedOutsidePim(roles, at),
  SequentialActivationRenewalsAlert: (at, settings) =>
    activationSequences(roles, at, {
      gapMs: msOf(settings.timeIntervalBetweenActivations),
      count: settings.sequentialActivationCounterThreshold,
    }),
  StaleSignInAlert: (at, { duration }) =>
    absentHolders(roles, at, msOf(duration), (principalId) => signIns.lastOf(principalId, at)),
  TooManyGlobalAdminsAssignedToTenantAlert: (at, settings) =>
    tooManyHolders(roles, at, ({ access }) => access.role === GLOBAL_ADMINISTRATOR, {
      count: settings.globalAdminCountThreshold,
      percentage: settings.percentageOfGlobalAdminsOutOfRolesThreshold,
    }),
});

const msOf = (duration: string): number => exactDurationMs(duration) ?? 0;
