import type { FilterRules } from '../../odata/query.ts';
import { remedy } from '../../pim/alerts/remedy.ts';
import { refusals } from '../../pim/refusal.ts';
import type { Call } from '../../server/call.ts';
import type { Params, Route } from '../../server/routes.ts';
import type { AlertName } from '../../tenant/alerts/alert-settings.ts';
import type { World } from '../../world.ts';
import { collectionAnswer, countAnswer, entityAnswer, graphQuery, NO_FILTER } from '../answer-query.ts';
import { badRequest } from '../graph-error.ts';
import { pimCaller } from '../schedules/write-routes.ts';
import { roleSurface } from '../surfaces/role-surface.ts';
import { ALERT_TEXTS } from './alert-texts.ts';
import { incidentEntity, incidentId } from './incident-entity.ts';
import { ALERTS, openAlert } from './open-alerts.ts';

const FILTERS: FilterRules = { operators: { id: ['eq', 'ne'] }, largestOr: 0, notAlone: [], skip: true };

/** What an alert found, and what can be done about it. */
export function incidentRoutes(world: World): readonly Route[] {
  const pattern = `/beta/${ALERTS}/alerts/{id}/alertIncidents`;
  const contextOf = (id: string) => `${ALERTS}/alerts('${id}')/alertIncidents`;
  const listed = async (call: Call, id: string) => {
    const { kind, at } = await openAlert(world, call, id, false);
    const { findings } = at.state.roleAlerts.standing(kind, at.now);
    return findings.map((finding) => incidentEntity(kind, finding, at.state));
  };
  return [
    {
      method: 'GET',
      pattern,
      handler: async (call, { id = '' }) =>
        collectionAnswer(call, contextOf(id), await listed(call, id), graphQuery(call, FILTERS)),
    },
    {
      method: 'GET',
      pattern: `${pattern}/$count`,
      handler: async (call, { id = '' }) => countAnswer(await listed(call, id), graphQuery(call, FILTERS)),
    },
    {
      method: 'GET',
      pattern: `${pattern}/{incidentId}`,
      handler: async (call, params) => {
        const { kind, finding, at } = await find(world, call, params, false);
        const { id = '' } = params;
        return entityAnswer(call, contextOf(id), incidentEntity(kind, finding, at.state), graphQuery(call, NO_FILTER));
      },
    },
    {
      method: 'POST',
      pattern: `${pattern}/{incidentId}/remediate`,
      handler: async (call, params) => {
        const { kind, finding, at, caller } = await find(world, call, params, true);
        if (!ALERT_TEXTS[kind.name as AlertName].isRemediatable) throw badRequest('The alert cannot be remediated.');
        const { roles, rolePolicies } = at.state;
        remedy(finding, {
          pim: roles,
          policies: rolePolicies,
          caller: pimCaller(roleSurface, caller, at),
          now: at.now,
          newId: world.newId,
        });
        return { status: 200 };
      },
    },
  ];
}

/** One of what the last scan found. Throws `PimRefusal` for any other. */
async function find(world: World, call: Call, { id = '', incidentId: wanted = '' }: Params, isChange: boolean) {
  const open = await openAlert(world, call, id, isChange);
  const { findings } = open.at.state.roleAlerts.standing(open.kind, open.at.now);
  const finding = findings.find((one) => incidentId(open.kind, one) === wanted);
  if (!finding) throw refusals.notFound();
  return { ...open, finding };
}
