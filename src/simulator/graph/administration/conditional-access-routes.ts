import { z } from 'zod';
import type { Call } from '../../server/call.ts';
import type { Route } from '../../server/routes.ts';
import type { World } from '../../world.ts';
import { collectionAnswer, EVERYTHING, entityAnswer, graphQuery, NO_FILTER } from '../answer-query.ts';
import { badRequest, GraphError } from '../graph-error.ts';
import { readJson } from '../read-json.ts';
import { ENTRA_ROLE } from '../roles-of-caller.ts';
import { conditionalAccessEntity } from './conditional-access-entity.ts';
import { type Administration, openAdministration } from './open-administration.ts';
import { readConditionalAccess } from './read-conditional-access.ts';

const PATH = '/{version}/identity/conditionalAccess/policies';
const CONTEXT = 'identity/conditionalAccess/policies';

const { conditionalAccessAdministrator, globalAdministrator, globalReader, securityAdministrator, securityReader } =
  ENTRA_ROLE;

const WRITE: Administration = {
  permissions: ['Policy.ReadWrite.ConditionalAccess'],
  roles: [conditionalAccessAdministrator, securityAdministrator, globalAdministrator],
};
const READ: Administration = {
  permissions: ['Policy.Read.ConditionalAccess', 'Policy.Read.All', ...WRITE.permissions],
  roles: [globalReader, securityReader, ...WRITE.roles],
};

/** Conditional Access as its administrators change it while the tenant runs (Microsoft Graph, conditionalAccessPolicy). */
export function conditionalAccessRoutes(world: World): readonly Route[] {
  return [
    {
      method: 'GET',
      pattern: PATH,
      handler: async (call) => {
        const { at } = await openAdministration(world, call, READ);
        const { signIn, directory } = at.state;
        const policies = [...signIn.conditionalAccess.values()];
        const entities = policies.map((policy) => conditionalAccessEntity(policy, directory));
        return collectionAnswer(call, CONTEXT, entities, graphQuery(call, NO_FILTER));
      },
    },
    {
      method: 'POST',
      pattern: PATH,
      handler: async (call) => {
        const { at } = await openAdministration(world, call, WRITE);
        const policy = readConditionalAccess(readJson(call.body), world.newId());
        at.state.signIn.conditionalAccess.set(policy.id, policy);
        return entityAnswer(call, CONTEXT, conditionalAccessEntity(policy, at.state.directory), EVERYTHING, 201);
      },
    },
    {
      method: 'GET',
      pattern: `${PATH}/{id}`,
      handler: async (call, { id = '' }) => {
        const { entity } = await find(world, call, READ, id);
        return entityAnswer(call, CONTEXT, entity, graphQuery(call, NO_FILTER));
      },
    },
    {
      method: 'PATCH',
      pattern: `${PATH}/{id}`,
      handler: async (call, { id = '' }) => {
        const { entity, policies } = await find(world, call, WRITE, id);
        const changes = z.looseObject({}).safeParse(readJson(call.body));
        if (!changes.success) throw badRequest('A policy is changed by an object.');
        const changed = readConditionalAccess({ ...entity.properties, ...changes.data }, id.toLowerCase());
        policies.set(changed.id, changed);
        return { status: 204 };
      },
    },
    {
      method: 'DELETE',
      pattern: `${PATH}/{id}`,
      handler: async (call, { id = '' }) => {
        const { policies } = await find(world, call, WRITE, id);
        policies.delete(id.toLowerCase());
        return { status: 204 };
      },
    },
  ];
}

async function find(world: World, call: Call, administration: Administration, id: string) {
  const { at } = await openAdministration(world, call, administration);
  const policies = at.state.signIn.conditionalAccess;
  const policy = policies.get(id.toLowerCase());
  if (!policy) throw new GraphError(404, 'ResourceNotFound', `${id} does not exist in the directory.`);
  return { policies, entity: conditionalAccessEntity(policy, at.state.directory) };
}
