import { z } from 'zod';
import { exactDurationMs } from '../../pim/duration.ts';
import { flag } from '../schema-parts.ts';

const isEnabled = flag.default(true);

const whole = (least: number, most: number) => {
  const error = `expected a whole number from ${least} to ${most}`;
  return z.int({ error }).min(least, { error }).max(most, { error });
};

const days = (least: number, most: number) => {
  const error = `expected a duration from P${least}D to P${most}D`;
  return z.string({ error }).refine(
    (text) => {
      const [, count] = /^P(\d{1,3})D$/.exec(text) ?? [];
      return count !== undefined && Number(count) >= least && Number(count) <= most;
    },
    { error },
  );
};

/** Shorter than a day is meant, down to seconds. */
const interval = z
  .string({ error: 'expected an ISO 8601 duration such as PT10S' })
  .refine((text) => (exactDurationMs(text) ?? 0) > 0, { error: 'expected an ISO 8601 duration such as PT10S' });

/**
 * What one may set of each alert for Entra roles, by its name; limits as the portal has them. What a tenant starts with is
 * read off one (P30D, PT10S) and off samples (3, 10 %); the number of activations is a guess.
 */
export const ALERT_SETTINGS = {
  InvalidLicenseAlert: z.strictObject({ isEnabled }),
  NoMfaOnRoleActivationAlert: z.strictObject({ isEnabled }),
  RedundantAssignmentAlert: z.strictObject({ isEnabled, duration: days(0, 100).default('P30D') }),
  RolesAssignedOutsidePimAlert: z.strictObject({ isEnabled }),
  SequentialActivationRenewalsAlert: z.strictObject({
    isEnabled,
    timeIntervalBetweenActivations: interval.default('PT10S'),
    sequentialActivationCounterThreshold: whole(2, 100).default(3),
  }),
  StaleSignInAlert: z.strictObject({ isEnabled, duration: days(1, 365).default('P30D') }),
  TooManyGlobalAdminsAssignedToTenantAlert: z.strictObject({
    isEnabled,
    globalAdminCountThreshold: whole(2, 100).default(3),
    percentageOfGlobalAdminsOutOfRolesThreshold: whole(0, 100).default(10),
  }),
};

export type AlertName = keyof typeof ALERT_SETTINGS;
export const ALERT_NAMES = Object.keys(ALERT_SETTINGS) as AlertName[];

/** The part of a tenant file: what the tenant has set otherwise. */
export const alertsSchema = z.strictObject({
  InvalidLicenseAlert: ALERT_SETTINGS.InvalidLicenseAlert.prefault({}),
  NoMfaOnRoleActivationAlert: ALERT_SETTINGS.NoMfaOnRoleActivationAlert.prefault({}),
  RedundantAssignmentAlert: ALERT_SETTINGS.RedundantAssignmentAlert.prefault({}),
  RolesAssignedOutsidePimAlert: ALERT_SETTINGS.RolesAssignedOutsidePimAlert.prefault({}),
  SequentialActivationRenewalsAlert: ALERT_SETTINGS.SequentialActivationRenewalsAlert.prefault({}),
  StaleSignInAlert: ALERT_SETTINGS.StaleSignInAlert.prefault({}),
  TooManyGlobalAdminsAssignedToTenantAlert: ALERT_SETTINGS.TooManyGlobalAdminsAssignedToTenantAlert.prefault({}),
});
export type AlertsOfTenant = z.output<typeof alertsSchema>;
