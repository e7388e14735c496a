import type { ProviderName } from '../model/provider-name.ts';
import type { Alerts } from './alerts.ts';
import type { Approvals } from './approvals.ts';
import type { ChildScopes } from './child-scopes.ts';
import type { Policies } from './policies.ts';
import type { Requests } from './requests.ts';
import type { Rights } from './rights.ts';
import type { RoleDefinitions } from './role-definitions.ts';

/**
 * One of PIM's three parts, read and written with the person's own token. Differences of wire, casing and ids end
 * inside the implementations.
 *
 * Errors of every operation: `PimRefusal` (PIM said no), AppError `NoAnswer` (PIM did not answer; `facts.sent` says
 * whether a write may have arrived), `Throttled`, `UnreadableAnswer`, and the sign-in codes of `docs/errors.md`.
 */
export interface PimProvider {
  readonly name: ProviderName;
  readonly rights: Rights;
  readonly requests: Requests;
  readonly policies: Policies;
  readonly approvals: Approvals;
  readonly roleDefinitions: RoleDefinitions;
  /** Groups have none. */
  readonly alerts: Alerts | undefined;
  /** Only Azure's scopes have parts that can be activated alone. */
  readonly childScopes: ChildScopes | undefined;
}

export type Providers = ReadonlyMap<ProviderName, PimProvider>;
