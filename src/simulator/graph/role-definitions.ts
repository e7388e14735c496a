import type { FilterRules } from '../odata/query.ts';
import { refusals } from '../pim/refusal.ts';
import type { Call } from '../server/call.ts';
import type { Route } from '../server/routes.ts';
import type { World } from '../world.ts';
import { collectionAnswer, entityAnswer, graphQuery, NO_FILTER } from './answer-query.ts';
import { authenticate } from './caller.ts';
import { insufficient, unsupported } from './directory/directory-route.ts';
import { roleDefinitionEntity } from './role-definition-entity.ts';
import { versionOf } from './version.ts';

const PATH = '/{version}/roleManagement/directory/roleDefinitions';
const CONTEXT = 'roleManagement/directory/roleDefinitions';

const READERS = [
  'RoleManagement.Read.Directory',
  'Directory.Read.All',
  'Directory.ReadWrite.All',
  'RoleManagement.Read.All',
  'RoleManagement.ReadWrite.Directory',
];

const FILTERS: FilterRules = {
  operators: { displayName: ['eq', 'in'], isBuiltIn: ['eq', 'in'] },
  largestOr: 0,
  notAlone: [],
};

/** Role definitions belong to the directory itself, not to PIM: other refusals. Their sentences are guesses. */
export function roleDefinitionRoutes(world: World): readonly Route[] {
  return [
    {
      method: 'GET',
      pattern: PATH,
      handler: async (call) => {
        await requireReading(world, call);
        const query = graphQuery(call, FILTERS, unsupported);
        const { tenant, directory } = world.state();
        const entities = tenant.roles.map((role) => roleDefinitionEntity(role, directory, versionOf(call)));
        return collectionAnswer(call, CONTEXT, entities, query);
      },
    },
    {
      method: 'GET',
      pattern: `${PATH}/{id}`,
      handler: async (call, { id = '' }) => {
        await requireReading(world, call);
        const query = graphQuery(call, NO_FILTER, unsupported);
        const { directory } = world.state();
        const role = directory.role(id.toLowerCase());
        if (!role) throw refusals.notFound();
        return entityAnswer(call, CONTEXT, roleDefinitionEntity(role, directory, versionOf(call)), query);
      },
    },
  ];
}

async function requireReading(world: World, call: Call): Promise<void> {
  const { permissions } = await authenticate(world, call);
  if (!READERS.some((permission) => permissions.includes(permission))) throw insufficient();
}
