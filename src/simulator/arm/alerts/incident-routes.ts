import type { Finding } from '../../pim/alerts/finding.ts';
import { remedy } from '../../pim/alerts/remedy.ts';
import type { Route } from '../../server/routes.ts';
import type { World } from '../../world.ts';
import { ArmError, resourceNotFound } from '../arm-error.ts';
import { listAnswer } from '../resource.ts';
import { pimCaller } from '../schedules/write-routes.ts';
import { ALERTS } from './alert-entities.ts';
import { incidentEntity, incidentName } from './incident-entity.ts';
import { type AlertCall, openAlert } from './open-alerts.ts';

const PATH = `{+scope}/providers/Microsoft.Authorization/${ALERTS}/{name}/alertIncidents`;

/** What an alert found, and doing something about it. */
export const incidentRoutes = (world: World): readonly Route[] => [
  {
    method: 'GET',
    pattern: PATH,
    handler: async (call, { scope = '', name = '' }) => {
      const { book, kind, at, scope: place } = await openAlert(world, call, scope, name);
      const { findings } = book.standing(kind, at.now);
      return listAnswer(
        call,
        findings.map((finding) => incidentEntity(kind, finding, place, at)),
        world.knobs,
      );
    },
  },
  {
    method: 'GET',
    pattern: `${PATH}/{id}`,
    handler: async (call, { scope = '', name = '', id = '' }) => {
      const opened = await openAlert(world, call, scope, name);
      return { status: 200, body: incidentEntity(opened.kind, find(opened, id), opened.scope, opened.at) };
    },
  },
  {
    method: 'POST',
    pattern: `${PATH}/{id}/remediate`,
    handler: async (call, { scope = '', name = '', id = '' }) => {
      const opened = await openAlert(world, call, scope, name);
      remediate(find(opened, id), opened, world);
      return { status: 204 };
    },
  },
];

function find({ book, kind, at, scope }: AlertCall, id: string): Finding {
  const finding = book
    .standing(kind, at.now)
    .findings.find((one) => incidentName(kind, one, scope) === id.toLowerCase());
  if (!finding) throw resourceNotFound(`Microsoft.Authorization/${ALERTS}/alertIncidents`, id);
  return finding;
}

/** Takes away what was given, or deletes the role that stands there twice. */
function remediate(finding: Finding, { caller, at }: AlertCall, world: World): void {
  const { pim, policies, deleteRole } = at.state.azure;
  if (finding.about !== 'role') {
    remedy(finding, { pim, policies, caller: pimCaller(caller, at), now: at.now, newId: world.newId });
    return;
  }
  if (!deleteRole(finding.role, at.now))
    throw new ArmError(
      400,
      'RoleDefinitionHasAssignments',
      'There are existing role assignments referencing role (code: RoleDefinitionHasAssignments).',
    );
}
