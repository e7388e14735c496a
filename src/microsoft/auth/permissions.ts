import type { Resource } from '../http/token-source.ts';

/** What the bot can do that needs permissions of its own. */
export type Feature =
  | 'entraRoles'
  | 'entraApprovals'
  | 'groups'
  | 'azureResources'
  | 'people'
  | 'policyEditing'
  | 'alerts'
  | 'applications';

export interface FeaturePermissions {
  readonly resource: Resource;
  /** What people can do with it, for whoever grants the permissions. */
  readonly does: string;
  /** Each permission with the reason why a lesser one does not do. */
  readonly permissions: Readonly<Record<string, string>>;
  /** Asked for only where the feature is switched on. */
  readonly isOptional: boolean;
}

/**
 * The delegated permissions that the bot asks for, by feature: the one table that consent, token requests and
 * `docs/permissions.md` are made from (Microsoft Learn, "Microsoft Graph permissions reference", permissions of each call).
 */
export const DELEGATED_PERMISSIONS: Readonly<Record<Feature, FeaturePermissions>> = {
  entraRoles: {
    resource: 'graph',
    does: 'Entra roles: see, activate, deactivate, extend, assign',
    permissions: {
      'RoleAssignmentSchedule.ReadWrite.Directory':
        'requests for active roles; PIM asks for it even to read them, and for approvals',
      'RoleEligibilitySchedule.ReadWrite.Directory': 'eligibilities, and requests for them',
      'RoleManagementPolicy.Read.Directory': "what a role's policy asks of an activation",
      'RoleManagement.Read.Directory': 'names of roles, and what they allow',
    },
    isOptional: false,
  },
  entraApprovals: {
    resource: 'graph',
    does: 'Entra roles: approve and deny',
    permissions: {
      'PrivilegedAccess.ReadWrite.AzureAD':
        'approvals exist in beta only, and a live tenant asked for this one beside the documented RoleAssignmentSchedule.ReadWrite.Directory',
    },
    isOptional: false,
  },
  groups: {
    resource: 'graph',
    does: 'Groups: see, activate, deactivate, extend, assign, approve',
    permissions: {
      'PrivilegedAssignmentSchedule.ReadWrite.AzureADGroup':
        'requests for membership and ownership, and their approvals',
      'PrivilegedEligibilitySchedule.ReadWrite.AzureADGroup': 'eligibilities, and requests for them',
      'RoleManagementPolicy.Read.AzureADGroup': "what a group's policies ask of an activation",
    },
    isOptional: false,
  },
  azureResources: {
    resource: 'arm',
    does: 'Azure resources: everything',
    permissions: { user_impersonation: 'Azure has no smaller one; the roles of the person decide' },
    isOptional: false,
  },
  people: {
    resource: 'graph',
    does: 'People and groups by name, and who may approve',
    permissions: {
      'User.ReadBasic.All': 'names and sign-in names of people',
      'GroupMember.Read.All': 'names of groups, and the people in a group that may approve',
    },
    isOptional: false,
  },
  policyEditing: {
    resource: 'graph',
    does: 'Change the policies of Entra roles and groups',
    permissions: {
      'RoleManagementPolicy.ReadWrite.Directory': 'policies of Entra roles',
      'RoleManagementPolicy.ReadWrite.AzureADGroup': 'policies of groups',
    },
    isOptional: true,
  },
  alerts: {
    resource: 'graph',
    does: 'Alerts of Entra roles: see, dismiss, refresh, fix',
    permissions: { 'RoleManagementAlert.ReadWrite.Directory': 'alerts, and what is done about them' },
    isOptional: true,
  },
  applications: {
    resource: 'graph',
    does: 'Find applications by name, to assign roles to them',
    permissions: { 'Application.Read.All': 'names of applications' },
    isOptional: true,
  },
};

export const FEATURES = Object.keys(DELEGATED_PERMISSIONS) as readonly Feature[];

/** Feature that lets the bot look by itself, and what it needs besides: permissions of type Application, all of them to read. */
export const APP_ONLY_READS = {
  feature: 'appOnlyReads',
  does: 'Requests that are followed: what is in force, where nobody’s sign-in can be used',
  permissions: {
    'entra-role': ['RoleAssignmentSchedule.Read.Directory', 'activations of Entra roles'],
    group: ['PrivilegedAssignmentSchedule.Read.AzureADGroup', 'activations of memberships and ownerships'],
  },
} as const;

/** What is on unless somebody switches more on. */
export const DEFAULT_FEATURES = FEATURES.filter((feature) => !DELEGATED_PERMISSIONS[feature].isOptional);

/** The address that each resource's permissions begin with, such as `https://graph.microsoft.com`. */
export type Audiences = Readonly<Record<Resource, string>>;

/** The scopes that the token of each resource is requested with, in full form, for the features that are on. */
export function delegatedScopes(
  audiences: Audiences,
  features: readonly string[] = DEFAULT_FEATURES,
): Record<Resource, string[]> {
  const scopesOf = (resource: Resource) =>
    FEATURES.filter((feature) => features.includes(feature))
      .map((feature) => DELEGATED_PERMISSIONS[feature])
      .filter((needed) => needed.resource === resource)
      .flatMap(({ permissions }) => Object.keys(permissions))
      .map((permission) => `${audiences[resource]}/${permission}`);
  return { graph: [...new Set(scopesOf('graph'))], arm: [...new Set(scopesOf('arm'))] };
}
