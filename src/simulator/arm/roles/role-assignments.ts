import type { Moment } from '../../moment.ts';
import type { StandingGrant } from '../../pim/model.ts';
import { isSameAccess, type Schedule } from '../../pim/schedule.ts';
import { isInForce } from '../../pim/window.ts';
import type { Route } from '../../server/routes.ts';
import type { AzureScope } from '../../tenant/azure/azure-scope.ts';
import type { World } from '../../world.ts';
import { versioned } from '../api-versions.ts';
import { ArmError } from '../arm-error.ts';
import { openScope } from '../open-call.ts';
import { listAnswer } from '../resource.ts';
import { requireRight } from '../rights.ts';
import { instanceName } from '../schedules/instance-entity.ts';
import { fits, readListFilter } from '../schedules/list-filter.ts';
import { instances } from '../schedules/schedule-collections.ts';
import { readGrant } from './read-grant.ts';
import { ROLE_ASSIGNMENTS, roleAssignmentEntity } from './role-assignment-entity.ts';

const PATH = `{+scope}/providers/Microsoft.Authorization/${ROLE_ASSIGNMENTS}`;
const ACTION = `Microsoft.Authorization/${ROLE_ASSIGNMENTS}`;
const LAYER = { name: ROLE_ASSIGNMENTS, functions: ['atscope', 'assignedto'], comparable: ['principalId'] };

/** Plain role-based access control: the rows behind what PIM made, and what is given and taken past it. */
export function roleAssignmentRoutes(world: World): readonly Route[] {
  const { azure } = world.knobs;
  // Whatever PIM shows of it, the row itself is the group's.
  const held = instances('assignment', { ...azure, heldThroughGroup: 'group' });
  const find = (name: string, scope: AzureScope, at: Moment) =>
    at.state.azure.pim
      .schedules('assignment', at.now)
      .find(
        (one) =>
          isInForce(one, at.now) && one.access.scope === scope.id && instanceName(one, azure) === name.toLowerCase(),
      );
  return versioned('roles', [
    {
      method: 'GET',
      pattern: PATH,
      handler: async (call, { scope = '' }) => {
        const { caller, at, scope: place } = await openScope(world, call, scope);
        requireRight(`${ACTION}/read`, place.id, caller, at);
        const filter = readListFilter(call, LAYER);
        const { scopes } = at.state.azure;
        const [assignee] = filter.functions.get('assignedto') ?? [];
        const rows = assignee === undefined ? held.rows(at) : held.assignedTo(String(assignee).toLowerCase(), at);
        const found = rows.filter(
          ({ access }) =>
            scopes.isAtOrAbove(access.scope, place.id) ||
            (!filter.functions.has('atscope') && scopes.isAtOrAbove(place.id, access.scope)),
        );
        const resources = found.map((one) => roleAssignmentEntity(one, at, azure));
        return listAnswer(
          call,
          resources.filter(({ properties }) => fits(filter, properties)),
          world.knobs,
        );
      },
    },
    {
      method: 'GET',
      pattern: `${PATH}/{name}`,
      handler: async (call, { scope = '', name = '' }) => {
        const { caller, at, scope: place } = await openScope(world, call, scope);
        requireRight(`${ACTION}/read`, place.id, caller, at);
        const found = find(name, place, at);
        if (!found) throw notFound(name);
        return { status: 200, body: roleAssignmentEntity(found, at, azure) };
      },
    },
    {
      method: 'PUT',
      pattern: `${PATH}/{name}`,
      handler: async (call, { scope = '', name = '' }) => {
        const opened = await openScope(world, call, scope);
        const { caller, at, scope: place } = opened;
        requireRight(`${ACTION}/write`, place.id, caller, at);
        const grant = readGrant(name, call.body, opened);
        const present = find(name, place, at);
        if (present) return { status: 200, body: roleAssignmentEntity(unchanged(present, grant), at, azure) };
        checkFree(grant, at);
        at.state.azure.pim.grantOutside(grant, caller.id);
        const made = find(name, place, at);
        return { status: 201, body: made && roleAssignmentEntity(made, at, azure) };
      },
    },
    {
      method: 'DELETE',
      pattern: `${PATH}/{name}`,
      handler: async (call, { scope = '', name = '' }) => {
        const { caller, at, scope: place } = await openScope(world, call, scope);
        requireRight(`${ACTION}/delete`, place.id, caller, at);
        const found = find(name, place, at);
        if (!found) return { status: 204 };
        // That an activation whose row is deleted ends in PIM at once, too, is a guess.
        at.state.azure.pim.endOutside('assignment', found.id, at.now);
        return { status: 200, body: roleAssignmentEntity(found, at, azure) };
      },
    },
  ]);
}

/** One name stands for one assignment; who, what and where do not change. */
function unchanged(present: Schedule, { principalId, access }: StandingGrant): Schedule {
  if (present.principalId === principalId && isSameAccess(present.access, access)) return present;
  throw new ArmError(
    409,
    'RoleAssignmentUpdateNotPermitted',
    'Tenant ID, application ID, principal ID, and scope are not allowed to be updated.',
  );
}

/** The same is not given twice, whoever gave it, and a GUID is used once in PIM and outside. */
function checkFree({ id, principalId, access }: StandingGrant, { state, now }: Moment): void {
  const { pim } = state.azure;
  const isHeld = pim
    .schedulesOf('assignment', principalId, now)
    .some((one) => isSameAccess(one.access, access) && isInForce(one, now));
  if (isHeld || pim.schedule('assignment', id, now) || pim.request(id, now))
    throw new ArmError(409, 'RoleAssignmentExists', 'The role assignment already exists.');
}

const notFound = (name: string): ArmError =>
  new ArmError(404, 'RoleAssignmentNotFound', `The role assignment '${name.replaceAll('-', '')}' is not found.`);
