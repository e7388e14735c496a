import type { PolicySettings, StandingGrant } from '../pim/model.ts';
import type { TenantData } from './schema.ts';

export type Person = TenantData['people'][number];
export type Bot = TenantData['bot'];

export interface Group {
  readonly id: string;
  readonly displayName: string;
  readonly roleAssignable: boolean;
  readonly memberIds: readonly string[];
}

export interface DirectoryObject {
  readonly id: string;
  readonly displayName: string;
}

export interface Application extends DirectoryObject {
  readonly appId: string;
}

export interface Role extends DirectoryObject {
  readonly description: string;
  readonly policy: PolicySettings;
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
  readonly eligibilities: readonly StandingGrant[];
  readonly assignments: readonly StandingGrant[];
}
