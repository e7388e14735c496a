import { delegatedPermission } from '../tokens/permissions.ts';
import { type Resource, resourceNamed } from '../tokens/resources.ts';
import { SignInError } from './sign-in-error.ts';

/** Scopes of OpenID Connect itself; they belong to no resource. */
const OPENID = ['openid', 'profile', 'email', 'offline_access'];

export interface RequestedScopes {
  readonly resource: Resource;
  /** Permission names without the resource; `.default` for everything that was configured. */
  readonly permissions: readonly string[];
  readonly openId: readonly string[];
  /** As written, for the answer. */
  readonly written: readonly string[];
}

/** Reads `https://graph.microsoft.com/User.Read openid`. One resource a request; a bare permission is one of Graph. Throws `SignInError`. */
export function readScopes(scope: string): RequestedScopes {
  const all = scope.split(/\s+/).filter((part) => part !== '');
  const openId = all.filter((part) => OPENID.includes(part.toLowerCase()));
  const written = all.filter((part) => !OPENID.includes(part.toLowerCase()));
  const read = written.map((part) => readScope(part));
  const [first] = read;
  if (!first) throw invalidScope(scope);
  if (read.some(({ resource }) => resource !== first.resource))
    throw new SignInError(
      'invalid_request',
      28000,
      `Provided value for the input parameter scope is not valid because it contains more than one resource. Scope ${scope} is not valid.`,
    );
  return { resource: first.resource, permissions: read.map(({ permission }) => permission), openId, written };
}

export const invalidScope = (scope: string): SignInError =>
  new SignInError(
    'invalid_scope',
    70011,
    `The provided request must include a 'scope' input parameter. The provided value for the input parameter 'scope' is not valid. The scope ${scope} is not valid.`,
  );

function readScope(scope: string): { resource: Resource; permission: string } {
  const cut = scope.lastIndexOf('/');
  const resource = cut < 0 ? 'graph' : resourceNamed(scope.slice(0, cut));
  const name = scope.slice(cut + 1);
  if (!resource) throw invalidScope(scope);
  if (name.toLowerCase() === '.default') return { resource, permission: '.default' };
  const permission = delegatedPermission(resource, name);
  if (!permission) throw invalidScope(scope);
  return { resource, permission };
}
