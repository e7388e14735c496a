import { holdsRole } from '../tenant/holds-role.ts';
import type { Caller } from './caller.ts';
import type { Moment } from './surfaces/surface.ts';

/** Template ids of the built-in roles that open something here. */
export const ENTRA_ROLE = {
  globalAdministrator: '62e90394-69f5-4237-9190-012177145e10',
  privilegedRoleAdministrator: 'e8611ab8-c189-46e8-94e1-60213ab1f814',
  globalReader: 'f2ef992c-3afb-46b9-b7cf-a126ee74c451',
  securityOperator: '5f2222b1-57c3-48ba-8ad5-d4759f1fde6f',
  securityReader: '5d6b6bb7-de71-4623-b4af-96380a352509',
  securityAdministrator: '194ae4cb-b126-40b2-bd5b-6091b380977d',
  directoryReaders: '88d8e3e3-8f55-4a1e-953a-9b9898b8876b',
  directoryWriters: '9360feb5-f418-4baa-8175-e2a00bac4301',
  groupsAdministrator: 'fdd7a751-b60b-444a-984c-02652fe8fa1c',
  identityGovernanceAdministrator: '45d8d3c5-c802-45c6-b32a-1d70b5e1e86e',
  userAdministrator: 'fe930be7-5e62-47db-91af-98c3a49a38b1',
  applicationAdministrator: '9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3',
  cloudApplicationAdministrator: '158c047a-c907-4556-b7ef-446551a6b5f7',
  conditionalAccessAdministrator: 'b1be1c3e-b65d-4f19-8427-f6fa0d97feb9',
  privilegedAuthenticationAdministrator: '7be44c8a-adaf-4e2a-84d6-ab2649e08a13',
} as const;

/** Who administers PIM of Entra roles, and decides where a policy names nobody. */
export const PIM_ADMINISTRATORS: readonly string[] = [
  ENTRA_ROLE.privilegedRoleAdministrator,
  ENTRA_ROLE.globalAdministrator,
];

/** Whether one of the roles is active for the caller, in the whole directory. An application needs its permission only. */
export const holdsOneOf = (roles: readonly string[], caller: Caller, { state, now }: Moment): boolean =>
  caller.kind === 'application' || holdsRole(state, caller.id, roles, now);

/** Who may consent to permissions for everybody. */
export const CONSENT_ADMINISTRATORS: readonly string[] = [
  ENTRA_ROLE.applicationAdministrator,
  ENTRA_ROLE.cloudApplicationAdministrator,
  ...PIM_ADMINISTRATORS,
];
