/** How the types of an alert's configuration and incidents begin; one is written out where its id is short. */
export const alertType = (name: string): string =>
  name === 'RolesAssignedOutsidePimAlert'
    ? 'rolesAssignedOutsidePrivilegedIdentityManagementAlert'
    : `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
