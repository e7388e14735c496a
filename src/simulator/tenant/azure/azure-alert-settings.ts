import { z } from 'zod';

const isEnabled = z.boolean().default(true);
const whole = (least: number, most: number) => z.int().min(least).max(most);

/** What one may set of each alert for Azure, by its name. Where they start is read off Microsoft's samples, the limits are guesses. */
export const AZURE_ALERT_SETTINGS = {
  TooManyOwnersAssignedToResource: z.strictObject({
    isEnabled,
    thresholdNumberOfOwners: whole(2, 100).default(3),
    thresholdPercentageOfOwnersOutOfAllRoleMembers: whole(0, 100).default(40),
  }),
  TooManyPermanentOwnersAssignedToResource: z.strictObject({
    isEnabled,
    thresholdNumberOfPermanentOwners: whole(2, 100).default(10),
    thresholdPercentageOfPermanentOwnersOutOfAllOwners: whole(0, 100).default(10),
  }),
  DuplicateRoleCreated: z.strictObject({ isEnabled }),
  AzureRolesAssignedOutsidePimAlert: z.strictObject({ isEnabled }),
};

export type AzureAlertName = keyof typeof AZURE_ALERT_SETTINGS;
export const AZURE_ALERT_NAMES = Object.keys(AZURE_ALERT_SETTINGS) as AzureAlertName[];
