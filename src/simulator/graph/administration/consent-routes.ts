import { z } from 'zod';
import type { PermissionGrant } from '../../login/grants/consent.ts';
import type { Entity } from '../../odata/entity.ts';
import type { FilterRules } from '../../odata/query.ts';
import type { Call } from '../../server/call.ts';
import type { Route } from '../../server/routes.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import type { World } from '../../world.ts';
import { collectionAnswer, EVERYTHING, entityAnswer, graphQuery } from '../answer-query.ts';
import { noSuchObject } from '../directory/directory-route.ts';
import { badRequest } from '../graph-error.ts';
import { readJson } from '../read-json.ts';
import { CONSENT_ADMINISTRATORS } from '../roles-of-caller.ts';
import { type Administration, openAdministration } from './open-administration.ts';
import { CONSENTED_RESOURCES, resourcePrincipal } from './resource-principals.ts';

const PATH = '/{version}/oauth2PermissionGrants';
const CONTEXT = 'oauth2PermissionGrants';

const FILTERS: FilterRules = {
  operators: { clientId: ['eq'], consentType: ['eq'], principalId: ['eq'], resourceId: ['eq'] },
  largestOr: 0,
  notAlone: [],
};

const ADMINISTRATION: Administration = {
  permissions: ['DelegatedPermissionGrant.ReadWrite.All', 'Directory.ReadWrite.All'],
  roles: CONSENT_ADMINISTRATORS,
};

/** What a client may do in people's names (Microsoft Graph, oAuth2PermissionGrant): given, changed and taken away while the tenant runs. */
export function consentRoutes(world: World): readonly Route[] {
  return [
    {
      method: 'GET',
      pattern: PATH,
      handler: async (call) => {
        const { state } = await open(world, call);
        const entities = state.signIn.consent.list().map((grant) => grantEntity(grant, state.tenant));
        return collectionAnswer(call, CONTEXT, entities, graphQuery(call, FILTERS));
      },
    },
    {
      method: 'POST',
      pattern: PATH,
      handler: async (call) => {
        const { state } = await open(world, call);
        const grant = state.signIn.consent.add(readGrant(call, state.tenant));
        return entityAnswer(call, CONTEXT, grantEntity(grant, state.tenant), EVERYTHING, 201);
      },
    },
    {
      method: 'PATCH',
      pattern: `${PATH}/{id}`,
      handler: async (call, { id = '' }) => {
        const { consent, grant } = await find(world, call, id);
        const read = z.object({ scope: z.string() }).safeParse(readJson(call.body));
        if (!read.success) throw badRequest('Only the scope of a permission grant can be changed, to a text.');
        consent.change(grant.id, permissionsIn(read.data.scope));
        return { status: 204 };
      },
    },
    {
      method: 'DELETE',
      pattern: `${PATH}/{id}`,
      handler: async (call, { id = '' }) => {
        const { consent, grant } = await find(world, call, id);
        consent.remove(grant.id);
        return { status: 204 };
      },
    },
  ];
}

async function open(world: World, call: Call) {
  const { at } = await openAdministration(world, call, ADMINISTRATION);
  return { state: at.state };
}

async function find(world: World, call: Call, id: string) {
  const { consent } = (await open(world, call)).state.signIn;
  const grant = consent.list().find((one) => one.id === id.toLowerCase());
  if (!grant) throw noSuchObject(id);
  return { consent, grant };
}

const grantEntity = ({ id, resource, personId, permissions }: PermissionGrant, tenant: Tenant): Entity => ({
  type: 'oAuth2PermissionGrant',
  properties: {
    id,
    clientId: tenant.bot.objectId,
    consentType: personId === null ? 'AllPrincipals' : 'Principal',
    principalId: personId,
    resourceId: resourcePrincipal(resource, tenant).id,
    scope: permissions.join(' '),
  },
});

const grantSchema = z
  .object({
    clientId: z.string().toLowerCase(),
    consentType: z.enum(['AllPrincipals', 'Principal']),
    principalId: z.string().toLowerCase().nullish(),
    resourceId: z.string().toLowerCase(),
    scope: z.string(),
  })
  .refine(({ consentType, principalId }) => (consentType === 'Principal') === (typeof principalId === 'string'));

function readGrant(call: Call, tenant: Tenant): Omit<PermissionGrant, 'id'> {
  const read = grantSchema.safeParse(readJson(call.body));
  if (!read.success) throw badRequest('The permission grant is malformed.');
  const { clientId, principalId = null, resourceId, scope } = read.data;
  const resource = CONSENTED_RESOURCES.find((one) => resourcePrincipal(one, tenant).id === resourceId);
  if (clientId !== tenant.bot.objectId || !resource) throw noSuchObject(resource ? clientId : resourceId);
  return { resource, personId: principalId, permissions: permissionsIn(scope) };
}

const permissionsIn = (scope: string): readonly string[] => scope.split(/\s+/).filter((name) => name !== '');
