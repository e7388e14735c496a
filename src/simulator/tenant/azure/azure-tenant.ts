import type { Access, Kind, StandingGrant } from '../../pim/model.ts';
import type { Policy } from '../../pim/policy.ts';
import type { AzureScope } from './azure-scope.ts';

/** An Azure role, with what it permits: rights in the simulator follow from it. */
export interface AzureRole {
  /** A built-in role has the same one in every tenant. */
  readonly id: string;
  readonly displayName: string;
  readonly description: string;
  readonly isCustom: boolean;
  /** Where it may be given, and below. */
  readonly assignableScopes: readonly string[];
  readonly permissions: AzurePermissions;
}

/** Names with `*` for any text. Data actions reach into the data of a resource. */
export interface AzurePermissions {
  readonly actions: readonly string[];
  readonly notActions: readonly string[];
  readonly dataActions: readonly string[];
  readonly notDataActions: readonly string[];
}

/** The Azure part of a tenant file read: names are ids. Access is a role at a scope. */
export interface AzureTenant {
  readonly scopes: readonly AzureScope[];
  readonly roles: readonly AzureRole[];
  /** Where they are not as Microsoft ships them. */
  readonly policies: readonly { readonly access: Access; readonly policy: Policy }[];
  readonly grants: Readonly<Record<Kind, readonly StandingGrant[]>>;
}
