import type { Resource } from '../http/token-source.ts';

/** What the bot can do that needs permissions of its own. */
export type Feature = 'entraRoles';

/**
 * The delegated permissions that the bot asks for, by feature: the one list that consent, token requests and
 * documentation are made from (Microsoft Learn, "Assign Microsoft Entra roles in PIM": permissions of each call).
 */
export const DELEGATED_PERMISSIONS: Readonly<
  Record<Feature, { readonly resource: Resource; readonly permissions: readonly string[] }>
> = {
  entraRoles: {
    resource: 'graph',
    permissions: [
      // Activate and deactivate. Also needed to read requests: PIM refuses the read-only permission there.
      'RoleAssignmentSchedule.ReadWrite.Directory',
      // My eligibilities, and assigning them.
      'RoleEligibilitySchedule.ReadWrite.Directory',
      // What a role's policy asks of an activation.
      'RoleManagementPolicy.Read.Directory',
      // The roles' names.
      'RoleManagement.Read.Directory',
    ],
  },
};

/** The address that each resource's permissions begin with, such as `https://graph.microsoft.com`. */
export type Audiences = Readonly<Record<Resource, string>>;

/** The scopes that the token of each resource is requested with, in full form, for the features that are on. */
export function delegatedScopes(
  audiences: Audiences,
  features: readonly Feature[] = Object.keys(DELEGATED_PERMISSIONS) as Feature[],
): Record<Resource, string[]> {
  const scopesOf = (resource: Resource) =>
    features
      .map((feature) => DELEGATED_PERMISSIONS[feature])
      .filter((needed) => needed.resource === resource)
      .flatMap((needed) => needed.permissions)
      .map((permission) => `${audiences[resource]}/${permission}`);
  return { graph: [...new Set(scopesOf('graph'))], arm: [...new Set(scopesOf('arm'))] };
}
