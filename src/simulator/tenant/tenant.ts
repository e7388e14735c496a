import type { Kind, StandingGrant } from '../pim/model.ts';
import type { Policy } from '../pim/policy.ts';
import type { AlertsOfTenant } from './alerts/alert-settings.ts';
import type { AzureTenant } from './azure/azure-tenant.ts';
import type { TenantData } from './schema.ts';
import type { ConditionalAccessPolicy } from './sign-in/conditional-access-policy.ts';

export interface Person extends Omit<TenantData['people'][number], 'lastSignIn'> {
  readonly lastSignIn: Date;
}

/** The bot's registration; `assignedTo` holds ids. */
export type Bot = TenantData['bot'];

export interface Group {
  readonly id: string;
  readonly displayName: string;
  readonly roleAssignable: boolean;
  /** People and groups that belong to it without PIM. */
  readonly memberIds: readonly string[];
  readonly ownerIds: readonly string[];
  readonly policies: Readonly<Record<GroupAccess, Policy>>;
}

/** The two ways to belong to a group; each has a policy and grants of its own. */
export type GroupAccess = 'member' | 'owner';

export type Grants = Readonly<Record<Kind, readonly StandingGrant[]>>;

export interface DirectoryObject {
  readonly id: string;
  readonly displayName: string;
}

export interface Application extends DirectoryObject {
  readonly appId: string;
}

export interface Role extends DirectoryObject {
  readonly description: string;
  readonly builtIn: boolean;
  /** What it allows, as a role definition shows it. */
  readonly permissions: readonly string[];
  /** At what it may be assigned besides the whole directory. */
  readonly scopes: readonly ('administrativeUnit' | 'application')[];
  readonly policy: Policy;
}

/** A tenant file read: names are ids, relative times are instants. */
export interface Tenant {
  readonly tenantId: string;
  readonly displayName: string;
  readonly domain: string;
  readonly bot: Bot;
  readonly people: readonly Person[];
  readonly groups: readonly Group[];
  readonly administrativeUnits: readonly DirectoryObject[];
  readonly applications: readonly Application[];
  readonly roles: readonly Role[];
  readonly roleGrants: Grants;
  /** Their access is `member` or `owner` of a group's id. */
  readonly groupGrants: Grants;
  readonly azure: AzureTenant;
  /** As at start: administrators may change them. */
  readonly conditionalAccess: readonly ConditionalAccessPolicy[];
  readonly alerts: AlertsOfTenant;
  /** Who made the grants of the file. */
  readonly administratorId: string;
  readonly isLicensed: boolean;
}
