import { momentOf } from '../../moment.ts';
import type { Entity } from '../../odata/entity.ts';
import type { FilterRules } from '../../odata/query.ts';
import type { Call } from '../../server/call.ts';
import type { Params, Route } from '../../server/routes.ts';
import type { World } from '../../world.ts';
import { collectionAnswer, entityAnswer, graphQuery, NO_FILTER } from '../answer-query.ts';
import { authenticate, type Caller } from '../caller.ts';
import { GraphError } from '../graph-error.ts';
import type { Moment } from '../surfaces/surface.ts';
import { searched } from './search.ts';

const FILTERS: FilterRules = {
  operators: {
    id: ['eq', 'in'],
    appId: ['eq'],
    displayName: ['eq', 'startswith'],
    givenName: ['eq', 'startswith'],
    surname: ['eq', 'startswith'],
    userPrincipalName: ['eq', 'startswith'],
    mail: ['eq', 'startswith'],
    isAssignableToRole: ['eq'],
  },
  largestOr: 15,
  notAlone: [],
};

export interface DirectoryRoute<Found> {
  /** Behind the version. */
  readonly path: string;
  /** Any of them opens it. */
  readonly permissions: readonly string[];
  find(at: Moment, params: Params, caller: Caller): Found;
}

/** A collection of the directory that one may filter and search. */
export const listRoute = (world: World, { path, permissions, find }: DirectoryRoute<readonly Entity[]>): Route => ({
  method: 'GET',
  pattern: `/{version}/${path}`,
  handler: async (call, params) => {
    const { at, caller } = await openDirectory(world, call, permissions);
    const entities = searched(call, find(at, params, caller));
    return collectionAnswer(call, contextOf(path), entities, graphQuery(withoutSearch(call), FILTERS, unsupported));
  },
});

/** One thing of the directory. */
export const oneRoute = (world: World, { path, permissions, find }: DirectoryRoute<Entity | null>): Route => ({
  method: 'GET',
  pattern: `/{version}/${path}`,
  handler: async (call, params) => {
    const { at, caller } = await openDirectory(world, call, permissions);
    const found = find(at, params, caller);
    if (!found) throw noSuchObject(params.id ?? '');
    return entityAnswer(call, contextOf(path), found, graphQuery(call, NO_FILTER, unsupported));
  },
});

/** Throws the directory's own 403, which is another one than PIM's. */
export async function openDirectory(
  world: World,
  call: Call,
  permissions: readonly string[],
): Promise<{ caller: Caller; at: Moment }> {
  const caller = await authenticate(world, call);
  if (!permissions.some((permission) => caller.permissions.includes(permission))) throw insufficient();
  return { caller, at: momentOf(world, call) };
}

export const insufficient = (): GraphError =>
  new GraphError(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.');

export const noSuchObject = (id: string): GraphError =>
  new GraphError(
    404,
    'Request_ResourceNotFound',
    `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`,
  );

export const unsupported = (text: string): GraphError =>
  new GraphError(400, 'Request_UnsupportedQuery', `Unsupported or invalid query filter clause specified: ${text}.`);

const contextOf = (path: string): string => (path === 'me' ? 'users' : (path.split('/{id}')[0] ?? path));

function withoutSearch(call: Call): Call {
  const query = new URLSearchParams(call.query);
  query.delete('$search');
  return { ...call, query };
}
