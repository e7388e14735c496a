import { z } from 'zod';
import type { Entity } from '../../odata/entity.ts';
import type { Route } from '../../server/routes.ts';
import type { DirectoryObject } from '../../tenant/tenant.ts';
import type { TenantState, World } from '../../world.ts';
import { servicePrincipals } from '../administration/resource-principals.ts';
import { collectionAnswer, graphQuery, NO_FILTER } from '../answer-query.ts';
import { badRequest } from '../graph-error.ts';
import { groupEntity, objectEntity, principalEntity, scopeEntity } from '../principal-entity.ts';
import { readJson } from '../read-json.ts';
import type { Moment } from '../surfaces/surface.ts';
import { listRoute, noSuchObject, oneRoute, openDirectory, unsupported } from './directory-route.ts';
import { principalsNamed, transitiveMembers } from './group-members.ts';
import { roleAssignmentRoutes } from './role-assignments.ts';

const OTHERS = ['Directory.Read.All', 'Directory.ReadWrite.All'];
const PEOPLE = ['User.ReadBasic.All', ...OTHERS];
const GROUPS = ['GroupMember.Read.All', ...OTHERS];
const APPLICATIONS = ['Application.Read.All', ...OTHERS];

const UNITS = ['AdministrativeUnit.Read.All', ...OTHERS];

/** As much of the directory as names, search and approver groups need. */
export const directoryRoutes = (world: World): readonly Route[] => [
  ...peopleRoutes(world),
  ...groupRoutes(world),
  ...otherRoutes(world),
  namesRoute(world),
  ...roleAssignmentRoutes(world),
];

const peopleRoutes = (world: World): readonly Route[] => [
  oneRoute(world, {
    path: 'me',
    permissions: ['User.Read', ...PEOPLE],
    find: ({ state }, _params, { id }) => principalEntity(state.directory, id),
  }),
  listRoute(world, {
    path: 'users',
    permissions: PEOPLE,
    find: (at) =>
      principalsNamed(
        at.state.tenant.people.map(({ id }) => id),
        at,
      ),
  }),
  oneRoute(world, {
    path: 'users/{id}',
    permissions: PEOPLE,
    find: ({ state }, { id = '' }) => {
      const person = state.directory.person(id);
      return person ? principalEntity(state.directory, person.id) : null;
    },
  }),
];

function groupRoutes(world: World): readonly Route[] {
  const people = (path: string, idsOf: (groupId: string, at: Moment) => readonly string[]): Route =>
    listRoute(world, {
      path: `groups/{id}/${path}`,
      permissions: GROUPS,
      find: (at, { id = '' }) => {
        const group = at.state.directory.group(id.toLowerCase());
        if (!group) throw noSuchObject(id);
        return principalsNamed(idsOf(group.id, at), at);
      },
    });
  return [
    listRoute(world, {
      path: 'groups',
      permissions: GROUPS,
      find: ({ state }) => state.tenant.groups.map(groupEntity),
    }),
    oneRoute(world, {
      path: 'groups/{id}',
      permissions: GROUPS,
      find: ({ state }, { id = '' }) => {
        const group = state.directory.group(id.toLowerCase());
        return group ? groupEntity(group) : null;
      },
    }),
    people('members', (id, { state, now }) => state.memberships.peopleOf(id, 'member', now)),
    people('owners', (id, { state, now }) => state.memberships.peopleOf(id, 'owner', now)),
    people('transitiveMembers', transitiveMembers),
  ];
}

/** Things that rights are given to, or at. */
function otherRoutes(world: World): readonly Route[] {
  const ofType = (found: Entity | null, type: string) => (found?.type === type ? found : null);
  const scopesRoute = (
    path: string,
    permissions: readonly string[],
    all: (state: TenantState) => readonly DirectoryObject[],
  ): Route =>
    listRoute(world, {
      path,
      permissions,
      find: ({ state }) => all(state).flatMap(({ id }) => scopeEntity(state.directory, `/${id}`) ?? []),
    });
  const scopeRoute = (path: string, permissions: readonly string[], type: string): Route =>
    oneRoute(world, {
      path: `${path}/{id}`,
      permissions,
      find: ({ state }, { id = '' }) => ofType(scopeEntity(state.directory, `/${id.toLowerCase()}`), type),
    });
  return [
    listRoute(world, {
      path: 'servicePrincipals',
      permissions: APPLICATIONS,
      find: ({ state }) => servicePrincipals(state),
    }),
    oneRoute(world, {
      path: 'servicePrincipals/{id}',
      permissions: APPLICATIONS,
      find: ({ state }, { id = '' }) => ofType(principalEntity(state.directory, id.toLowerCase()), 'servicePrincipal'),
    }),
    scopesRoute('applications', APPLICATIONS, ({ tenant }) => tenant.applications),
    scopeRoute('applications', APPLICATIONS, 'application'),
    scopesRoute('directory/administrativeUnits', UNITS, ({ tenant }) => tenant.administrativeUnits),
    scopeRoute('directory/administrativeUnits', UNITS, 'administrativeUnit'),
    oneRoute(world, {
      path: 'directoryObjects/{id}',
      permissions: OTHERS,
      find: ({ state }, { id = '' }) => objectEntity(state.directory, id.toLowerCase()),
    }),
  ];
}

/** Who or what ids stand for, a thousand at once. Those that nothing has are left out. */
const namesRoute = (world: World): Route => ({
  method: 'POST',
  pattern: '/{version}/directoryObjects/getByIds',
  handler: async (call) => {
    const { at } = await openDirectory(world, call, [...PEOPLE, ...GROUPS]);
    const read = z.object({ ids: z.array(z.string()).max(1000) }).safeParse(readJson(call.body));
    if (!read.success) throw badRequest("Invalid value specified for property 'ids' of resource 'directoryObject'.");
    const ids = read.data.ids.map((id) => id.toLowerCase());
    const query = graphQuery(call, NO_FILTER, unsupported);
    const found = ids.flatMap((id) => objectEntity(at.state.directory, id) ?? []);
    return collectionAnswer(call, 'directoryObjects', found, query);
  },
});
