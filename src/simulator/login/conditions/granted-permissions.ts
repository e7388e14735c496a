import type { Person } from '../../tenant/tenant.ts';
import type { TenantState } from '../../world.ts';
import type { ResourceScopes } from '../asked/scopes.ts';
import { consentMissing } from './refusals.ts';

/** What a token for these scopes allows. `.default` is what the registration asks for, as far as it was consented to. Throws `SignInError` 65001. */
export function grantedPermissions(state: TenantState, person: Person, scopes: ResourceScopes): readonly string[] {
  if (unconsented(state, person, scopes).length > 0) throw consentMissing(state.tenant.bot);
  return wanted(state, scopes).filter((permission) => given(state, person, scopes).has(permission));
}

/** What would still have to be consented to. */
export function unconsented(state: TenantState, person: Pick<Person, 'id'>, scopes: ResourceScopes): readonly string[] {
  const consented = given(state, person, scopes);
  const all = wanted(state, scopes);
  const missing = all.filter((permission) => !consented.has(permission));
  // Whoever asks for everything gets what there is, unless there is nothing.
  return scopes.permissions.includes('.default') && missing.length < all.length ? [] : missing;
}

const given = (
  { signIn }: TenantState,
  { id }: Pick<Person, 'id'>,
  { resource }: ResourceScopes,
): ReadonlySet<string> => new Set(signIn.consent.given(resource, id));

function wanted({ tenant }: TenantState, { resource, permissions }: ResourceScopes): readonly string[] {
  if (!permissions.includes('.default')) return permissions;
  return resource === 'connector' ? [] : tenant.bot.delegatedPermissions[resource];
}
