import { claimsIn } from '../claims-in.ts';

/**
 * Application permissions of Microsoft Graph that give access to somebody, through PIM or past it, or that hand out such
 * permissions. "Microsoft Graph permissions reference" on Microsoft Learn; the last line is those past PIM.
 */
const GIVES_ACCESS = [
  /^(RoleManagement|RoleManagementPolicy|RoleManagementAlert|RoleAssignmentSchedule|RoleEligibilitySchedule)\..*(Write|Remove)/,
  /^Privileged(Access|AssignmentSchedule|EligibilitySchedule)\..*(Write|Remove)/,
  /^(AppRoleAssignment|Application|Directory|Group|GroupMember|DelegatedPermissionGrant)\..*Write/,
];

/** Which application permissions of an app-only token give power over access. */
export function writePermissionsIn(token: string): readonly string[] {
  const { roles } = claimsIn(token) ?? {};
  const permissions = Array.isArray(roles) ? roles.filter((role) => typeof role === 'string') : [];
  return permissions.filter((permission) => GIVES_ACCESS.some((pattern) => pattern.test(permission)));
}
