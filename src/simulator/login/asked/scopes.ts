import { delegatedPermission } from '../../tokens/permissions.ts';
import { appIdOf, type Resource, resourceNamed } from '../../tokens/resources.ts';
import { SignInError } from '../sign-in-error.ts';

/** Scopes of OpenID Connect itself; they belong to no resource. */
const OPENID = ['openid', 'profile', 'email', 'offline_access'];

/** What was asked of one resource. */
export interface ResourceScopes {
  readonly resource: Resource;
  /** Permission names without the resource; `.default` for everything that was configured. */
  readonly permissions: readonly string[];
  /** As written, for the answer. */
  readonly written: readonly string[];
}

export interface Scopes {
  readonly openId: readonly string[];
  /** In the order in which they were named. */
  readonly resources: readonly ResourceScopes[];
}

/**
 * Reads `https://graph.microsoft.com/User.Read openid`; a bare permission is one of Graph. `application`: who asks, for the
 * refusal. Throws `SignInError`.
 */
export function readScopes(scope: string, application: string): Scopes {
  const openId: string[] = [];
  const resources = new Map<Resource, { permissions: string[]; written: string[] }>();
  for (const written of scope.split(/\s+/).filter((part) => part !== '')) {
    if (OPENID.includes(written.toLowerCase())) {
      openId.push(written.toLowerCase());
      continue;
    }
    const { resource, permission } = readScope(written, scope, application);
    const asked = resources.get(resource) ?? { permissions: [], written: [] };
    asked.permissions.push(permission);
    asked.written.push(written);
    resources.set(resource, asked);
  }
  return { openId, resources: [...resources].map(([resource, asked]) => ({ resource, ...asked })) };
}

/** A token is for one resource. Throws `SignInError` for none and for several. */
export function oneResource({ resources }: Scopes, scope: string): ResourceScopes {
  const [first, second] = resources;
  if (!first) throw invalidScope(scope);
  if (second)
    throw new SignInError(
      'invalid_request',
      28000,
      `Provided value for the input parameter scope is not valid because it contains more than one resource. Scope ${scope} is not valid.`,
    );
  return first;
}

export const invalidScope = (scope: string): SignInError =>
  new SignInError(
    'invalid_scope',
    70011,
    `The provided request must include a 'scope' input parameter. The provided value for the input parameter 'scope' is not valid. The scope ${scope} is not valid.`,
  );

function readScope(written: string, scope: string, application: string): { resource: Resource; permission: string } {
  const cut = written.lastIndexOf('/');
  const resource = cut < 0 ? 'graph' : resourceNamed(written.slice(0, cut));
  const name = written.slice(cut + 1);
  if (!resource) throw invalidScope(scope);
  if (name.toLowerCase() === '.default') return { resource, permission: '.default' };
  const permission = delegatedPermission(resource, name);
  if (permission) return { resource, permission };
  throw new SignInError(
    'invalid_client',
    650053,
    `The application '${application}' asked for scope '${name}' that doesn't exist on the resource '${appIdOf(resource)}'. Contact the app vendor.`,
  );
}
