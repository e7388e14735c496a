import { z } from 'zod';
import type { FilterRules } from '../../odata/query.ts';
import type { Access } from '../../pim/model.ts';
import { PimRefusal } from '../../pim/refusal.ts';
import type { Schedule } from '../../pim/schedule.ts';
import { isInForce } from '../../pim/window.ts';
import type { Call } from '../../server/call.ts';
import type { Route } from '../../server/routes.ts';
import type { World } from '../../world.ts';
import { collectionAnswer, countAnswer, EVERYTHING, entityAnswer, graphQuery, NO_FILTER } from '../answer-query.ts';
import { GraphError } from '../graph-error.ts';
import { readJson } from '../read-json.ts';
import { ENTRA_ROLE, holdsOneOf, PIM_ADMINISTRATORS } from '../roles-of-caller.ts';
import { scopeOf } from '../surfaces/role-surface.ts';
import type { Moment } from '../surfaces/surface.ts';
import { insufficient, noSuchObject, openDirectory, unsupported } from './directory-route.ts';
import { roleAssignmentEntity, roleAssignmentId } from './role-assignment-entity.ts';

const CONTEXT = 'roleManagement/directory/roleAssignments';
const PATH = `/{version}/${CONTEXT}`;

const WRITE = ['RoleManagement.ReadWrite.Directory'];
const READ = [
  'RoleManagement.Read.Directory',
  'RoleManagement.Read.All',
  'Directory.Read.All',
  ...WRITE,
  'Directory.ReadWrite.All',
];
const READERS = [ENTRA_ROLE.directoryReaders, ENTRA_ROLE.globalReader, ...PIM_ADMINISTRATORS];

const FILTERS: FilterRules = {
  operators: { principalId: ['eq', 'in'], roleDefinitionId: ['eq', 'in'], directoryScopeId: ['eq', 'in'], id: ['eq'] },
  largestOr: 0,
  notAlone: [],
};

/**
 * The directory's own role assignments, which know nothing of PIM: what is given here is assigned outside PIM, and what is
 * taken away here ends in PIM too.
 */
export function roleAssignmentRoutes(world: World): readonly Route[] {
  const listed = async (call: Call) => {
    const { at } = await open(world, call, READ, READERS);
    const entities = inForce(at, at.listed).map((held) => roleAssignmentEntity(held, at));
    return { entities, query: graphQuery(call, FILTERS, unsupported) };
  };
  return [
    {
      method: 'GET',
      pattern: PATH,
      handler: async (call) => {
        const { entities, query } = await listed(call);
        return collectionAnswer(call, CONTEXT, entities, query);
      },
    },
    {
      method: 'GET',
      pattern: `${PATH}/$count`,
      handler: async (call) => {
        const { entities, query } = await listed(call);
        return countAnswer(entities, query);
      },
    },
    {
      method: 'GET',
      pattern: `${PATH}/{id}`,
      handler: async (call, { id = '' }) => {
        const { at } = await open(world, call, READ, READERS);
        const entity = roleAssignmentEntity(find(id, at, at.replicated), at);
        return entityAnswer(call, CONTEXT, entity, graphQuery(call, NO_FILTER, unsupported));
      },
    },
    {
      method: 'POST',
      pattern: PATH,
      handler: async (call) => {
        const { caller, at } = await open(world, call, WRITE, PIM_ADMINISTRATORS);
        const assignment = readAssignment(call.body);
        check(assignment, at);
        const { now, state } = at;
        const times = { createdAt: now, start: now, end: null };
        const grant = { ...assignment, ...times, id: roleAssignmentId(assignment), outsidePim: true };
        state.roles.grantOutside(grant, caller.id);
        return entityAnswer(call, CONTEXT, roleAssignmentEntity(assignment, at), EVERYTHING, 201);
      },
    },
    {
      method: 'DELETE',
      pattern: `${PATH}/{id}`,
      handler: async (call, { id = '' }) => {
        const { at } = await open(world, call, WRITE, PIM_ADMINISTRATORS);
        at.state.roles.endOutside('assignment', find(id, at, at.now).id, at.now);
        return { status: 204 };
      },
    },
  ];
}

async function open(world: World, call: Call, permissions: readonly string[], roles: readonly string[]) {
  const { caller, at } = await openDirectory(world, call, permissions);
  if (!holdsOneOf(roles, caller, at)) throw insufficient();
  return { caller, at };
}

const inForce = ({ state }: Moment, time: Date): readonly Schedule[] =>
  state.roles.schedules('assignment', time).filter((held) => isInForce(held, time));

function find(id: string, at: Moment, seen: Date): Schedule {
  const found = inForce(at, seen).find((held) => roleAssignmentId(held) === id);
  if (!found) throw noSuchObject(id);
  return found;
}

const body = z.object({
  principalId: z.string().toLowerCase(),
  roleDefinitionId: z.string().toLowerCase(),
  directoryScopeId: z.string().startsWith('/'),
});

/** The words of a refused body are a guess. */
function readAssignment(json: string): { principalId: string; access: Access } {
  const read = body.safeParse(readJson(json));
  if (!read.success)
    throw wrong("The properties 'principalId', 'roleDefinitionId' and 'directoryScopeId' are required.");
  const { principalId, roleDefinitionId, directoryScopeId } = read.data;
  return { principalId, access: { role: roleDefinitionId, scope: scopeOf(directoryScopeId) } };
}

/** Who and what must exist and go together, and not be there already; in the directory's words, not in PIM's. */
function check({ principalId, access }: { principalId: string; access: Access }, at: Moment): void {
  try {
    at.state.rolePim.checkSubject(principalId, access);
    at.state.rolePim.checkAccess(access);
  } catch (error) {
    if (!(error instanceof PimRefusal)) throw error;
    if (error.code === 'SubjectNotFound') throw noSuchObject(principalId);
    if (error.code === 'RoleNotFound') throw noSuchObject(access.role);
    throw error.code === 'ResourceNotFound' ? noSuchObject(access.scope) : wrong(error.message);
  }
  const id = roleAssignmentId({ principalId, access });
  if (inForce(at, at.now).some((held) => roleAssignmentId(held) === id))
    throw wrong('A conflicting object with one or more of the specified property values is present in the directory.');
}

const wrong = (message: string): GraphError => new GraphError(400, 'Request_BadRequest', message);
