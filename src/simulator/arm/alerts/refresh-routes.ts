import type { Moment } from '../../moment.ts';
import type { Json } from '../../odata/entity.ts';
import type { AlertKind } from '../../pim/alerts/alert-kind.ts';
import type { RefreshOperation } from '../../pim/alerts/refresh-operation.ts';
import type { Answer, Call } from '../../server/call.ts';
import type { Route } from '../../server/routes.ts';
import type { AzureScope } from '../../tenant/azure/azure-scope.ts';
import { nameBasedId } from '../../tenant/name-based-id.ts';
import type { World } from '../../world.ts';
import { versioned } from '../api-versions.ts';
import { resourceNotFound } from '../arm-error.ts';
import { authorizationId, publicRoot } from '../resource.ts';
import { ALERTS } from './alert-entities.ts';
import { alertTime } from './alert-words.ts';
import { openAlert, openAlerts } from './open-alerts.ts';

const PATH = '{+scope}/providers/Microsoft.Authorization';
const OPERATIONS = 'roleManagementAlertOperations';

/** Looking again, for one alert or for all; whoever asked follows the address in the answer, whose version is another one. */
export const refreshRoutes = (world: World): readonly Route[] => [
  ...versioned('alerts', [
    {
      method: 'POST',
      pattern: `${PATH}/${ALERTS}/refresh`,
      handler: async (call, { scope = '' }) => {
        const { book, at, scope: place } = await openAlerts(world, call, scope);
        for (const kind of book.kinds) book.refresh(kind, at.now);
        return accepted(call, book.kinds, place, at);
      },
    },
    {
      method: 'POST',
      pattern: `${PATH}/${ALERTS}/{name}/refresh`,
      handler: async (call, { scope = '', name = '' }) => {
        const { book, kind, at, scope: place } = await openAlert(world, call, scope, name);
        book.refresh(kind, at.now);
        return accepted(call, [kind], place, at);
      },
    },
  ]),
  ...versioned('alertOperations', [
    {
      method: 'GET',
      pattern: `${PATH}/${OPERATIONS}/{id}`,
      handler: async (call, { scope = '', id = '' }) => {
        const { book, at, scope: place } = await openAlerts(world, call, scope);
        const groups = [book.kinds, ...book.kinds.map((kind) => [kind])];
        const kinds = groups.find((group) => operationName(group, place) === id.toLowerCase());
        const body = kinds && operationJson(call, kinds, place, at);
        if (!body) throw resourceNotFound(`Microsoft.Authorization/${OPERATIONS}`, id);
        return { status: 200, body };
      },
    },
  ]),
];

function accepted(call: Call, kinds: readonly AlertKind[], scope: AzureScope, at: Moment): Answer {
  const path = authorizationId(scope.id, OPERATIONS, operationName(kinds, scope));
  return {
    status: 202,
    headers: { location: `${publicRoot(call)}${path}?api-version=2022-04-01-preview` },
    body: operationJson(call, kinds, scope, at),
  };
}

/** There is one at a time for an alert, and one for all of them. */
const operationName = (kinds: readonly AlertKind[], { id }: AzureScope): string =>
  nameBasedId('azure alert operation', id, ...kinds.map(({ name }) => name));

/** Where the scans have come to, in the order of their steps. */
const STEPS: readonly RefreshOperation['status'][] = ['notStarted', 'running', 'skipped', 'succeeded'];
const WORDS: Readonly<Record<RefreshOperation['status'], readonly [status: string, detail: string]>> = {
  notStarted: ['notStarted', 'Alert scan is not yet started.'],
  running: ['Running', 'Alert scan is running.'],
  skipped: ['Skipped', 'Alert scan is skipped.'],
  succeeded: ['Succeeded', 'Alert scan is completed.'],
};

/** Of several scans it is the slowest that tells; the detail is a text in JSON. Nothing where no scan was asked for. */
function operationJson(call: Call, kinds: readonly AlertKind[], scope: AzureScope, at: Moment): Json | undefined {
  const book = at.state.azure.alerts(scope.id);
  const scans = kinds.flatMap((kind) => {
    const operation = book.operation(kind, at.now);
    return operation ? [{ name: kind.name, ...operation }] : [];
  });
  const [slowest] = scans.toSorted((one, other) => STEPS.indexOf(one.status) - STEPS.indexOf(other.status));
  if (!slowest || scans.length < kinds.length) return undefined;
  const result = scans.map(({ name, status }) => ({ name, statusDetail: WORDS[status][1] }));
  const target = kinds.length === 1 ? `/${slowest.name}` : '';
  const alerts = authorizationId(scope.id, ALERTS, '').replace(/\/$/, '');
  return {
    id: operationName(kinds, scope),
    status: WORDS[slowest.status][0],
    statusDetail: JSON.stringify({ result }),
    lastActionDateTime: alertTime(slowest.lastActionAt),
    createdDateTime: alertTime(slowest.createdAt),
    resourceLocation: `${publicRoot(call)}${alerts}${target}?api-version=2022-08-01-preview`,
  };
}
