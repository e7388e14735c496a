/**
 * Where a role applies.
 *
 * - Entra roles: the `directory`, an `administrative-unit`, one `application`.
 * - Groups: the `group` itself.
 * - Azure: the `tenant-root`, a `management-group`, `subscription`, `resource-group`, `resource`.
 */
export type ScopeKind =
  | 'directory'
  | 'administrative-unit'
  | 'application'
  | 'group'
  | 'tenant-root'
  | 'management-group'
  | 'subscription'
  | 'resource-group'
  | 'resource';

export interface Scope {
  readonly kind: ScopeKind;
  /** Exactly as PIM wrote it: PIM accepts a request only for the scope of the eligibility, letter by letter. */
  readonly id: string;
  /** For people; the id where PIM gave no name. */
  readonly name: string;
}
