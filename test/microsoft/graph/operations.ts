import assert from 'node:assert/strict';
import type { Alert, Alerts, PimProvider, RightsFilter, ScheduleRequest, Target } from '../../../src/pim/index.ts';
import { azureTarget, DEV, WEB } from '../../simulator/arm/arm-rig.ts';
import { groupId, personId } from '../../simulator/rig.ts';
import { draftOf } from './drafts.ts';
import { type Connected, groupTarget, type LiveGraph, roleTarget } from './live-graph.ts';

/** Everything that can be asked of Microsoft, one by one, ready to be disturbed. */
export interface Operation {
  readonly name: string;
  /** The one request whose loss matters. */
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT';
  readonly path: string;
  /** Default: Graph. */
  readonly service?: 'arm';
  /** A list that is known to be slow: it gets its time. */
  readonly isPatient?: boolean;
  /** A write under an id of ours: where its answer was lost, it is looked up before anything is said. */
  readonly isLookedUp?: boolean;
  /** Reads may be repeated; writes never, unless it is certain that nothing was done. */
  readonly isWrite: boolean;
  /** False: any success will do, for it is answered with nothing. */
  readonly isAnswered: boolean;
  /** What must be so before; what it gives goes to the others. */
  prepare?(live: LiveGraph): Promise<ScheduleRequest | undefined>;
  run(on: Connected, live: LiveGraph, prepared: ScheduleRequest | undefined): Promise<unknown>;
  /** Of a write: whether PIM has it. */
  isDone?(live: LiveGraph, prepared: ScheduleRequest | undefined): Promise<boolean>;
}

/** Both kinds of right, and what the layers of each begin with. */
const KINDS = [
  ['assignment', 'Assignment'],
  ['eligibility', 'Eligibility'],
] as const;

const newId = () => crypto.randomUUID();

const read = (name: string, path: string, run: Operation['run'], method: 'GET' | 'POST' = 'GET'): Operation => ({
  name,
  method,
  path,
  isWrite: false,
  isAnswered: true,
  run,
});

function ofProvider(name: 'roles' | 'groups' | 'azure', free: Target, approved: Target): readonly Operation[] {
  const of = (on: Connected): PimProvider => on[name];
  const path = (layer: string) =>
    name === 'groups' ? `/group/${layer.replace(/^./, (c) => c.toLowerCase())}` : `/role${layer}`;
  const ask = async (live: LiveGraph, on: Connected, target: Target) => {
    const alex = live.person('Alex');
    return of(on).requests.submit(alex, draftOf('selfActivate', 'assignment', target, alex.objectId), newId());
  };
  const waiting = (live: LiveGraph) => ask(live, live, approved);
  const ofAlex: RightsFilter = { principalId: personId('Alex'), scopeId: free.scopeId };
  const statusOf = async (live: LiveGraph, request: ScheduleRequest | undefined) => {
    assert.ok(request);
    return (await of(live).requests.find(live.person('Alex'), request))?.status;
  };
  const change = { activation: { enablement: { enabledRules: ['Ticketing'] } } };
  const request = (prepared: ScheduleRequest | undefined): ScheduleRequest => {
    assert.ok(prepared);
    return prepared;
  };
  return [
    read(`${name}: my eligibilities`, path('EligibilityScheduleInstances'), (on, live) =>
      of(on).rights.eligibilities(live.person('Alex'), 'mine'),
    ),
    read(`${name}: eligibilities of others`, path('EligibilityScheduleInstances'), (on, live) =>
      of(on).rights.eligibilities(live.person('Adele'), ofAlex),
    ),
    read(`${name}: my assignments`, path('AssignmentScheduleInstances'), (on, live) =>
      of(on).rights.assignments(live.person('Alex'), 'mine'),
    ),
    read(`${name}: assignments of others`, path('AssignmentScheduleInstances'), (on, live) =>
      of(on).rights.assignments(live.person('Adele'), ofAlex),
    ),
    ...KINDS.flatMap(([kind, layer]) => [
      read(`${name}: my schedules (${kind})`, path(`${layer}Schedules`), (on, live) =>
        of(on).rights.schedules(live.person('Alex'), kind, 'mine'),
      ),
      read(`${name}: schedules of others (${kind})`, path(`${layer}Schedules`), (on, live) =>
        of(on).rights.schedules(live.person('Adele'), kind, ofAlex),
      ),
      read(`${name}: my requests (${kind})`, path(`${layer}ScheduleRequests`), (on, live) =>
        of(on).requests.list(live.person('Alex'), kind, 'mine'),
      ),
      read(`${name}: requests of others (${kind})`, path(`${layer}ScheduleRequests`), (on, live) =>
        of(on).requests.list(live.person('Adele'), kind, ofAlex),
      ),
    ]),
    read(`${name}: approvals waiting for me`, path('AssignmentScheduleRequests'), (on, live) =>
      of(on).requests.list(live.person('Megan'), 'assignment', 'to-approve'),
    ),
    {
      ...read(`${name}: one request`, path('AssignmentScheduleRequests'), (on, live, prepared) =>
        of(on).requests.find(live.person('Alex'), request(prepared)),
      ),
      prepare: waiting,
    },
    {
      ...read(`${name}: one request of others`, path('AssignmentScheduleRequests/'), (on, live, prepared) =>
        of(on).requests.find(live.person('Adele'), request(prepared)),
      ),
      prepare: waiting,
    },
    {
      ...read(`${name}: one approval`, 'Approvals/', (on, live, prepared) =>
        of(on).approvals.read(live.person('Megan'), request(prepared)),
      ),
      prepare: waiting,
    },
    read(`${name}: a policy`, 'PolicyAssignments', (on, live) => of(on).policies.read(live.person('Alex'), free)),
    read(
      `${name}: a dry run`,
      path('AssignmentScheduleRequests'),
      (on, live) => {
        const alex = live.person('Alex');
        return of(on).requests.validate(alex, draftOf('selfActivate', 'assignment', free, alex.objectId), newId());
      },
      'POST',
    ),
    {
      name: `${name}: submit`,
      method: name === 'azure' ? 'PUT' : 'POST',
      isLookedUp: name === 'azure',
      path: path('AssignmentScheduleRequests'),
      isWrite: true,
      isAnswered: true,
      run: (on, live) => ask(live, on, free),
      isDone: async (live) => (await of(live).requests.list(live.person('Alex'), 'assignment', 'mine')).length > 0,
    },
    {
      name: `${name}: cancel`,
      method: 'POST',
      path: '/cancel(\\?|$)',
      isWrite: true,
      isAnswered: false,
      prepare: waiting,
      run: (on, live, prepared) => of(on).requests.cancel(live.person('Alex'), request(prepared)),
      isDone: async (live, prepared) => (await statusOf(live, prepared)) === 'Canceled',
    },
    {
      name: `${name}: decide`,
      method: 'PATCH',
      path: 'Approvals/',
      isWrite: true,
      isAnswered: false,
      prepare: waiting,
      run: (on, live, prepared) => {
        const of = request(prepared);
        const decision = { result: 'deny', justification: 'Not today' } as const;
        return on[name].approvals.decide(live.person('Megan'), of, of.id, decision);
      },
      isDone: async (live, prepared) => (await statusOf(live, prepared)) === 'Denied',
    },
    {
      name: `${name}: change a policy`,
      method: 'PATCH',
      path: 'roleManagementPolicies/',
      isWrite: true,
      isAnswered: false,
      run: (on, live) => of(on).policies.change(live.person('Adele'), free, change),
      isDone: async (live) => {
        const policy = await of(live).policies.read(live.person('Adele'), free);
        return policy?.activation.enablement?.enabledRules.includes('Ticketing') ?? false;
      },
    },
  ];
}

const outsidePim = async (on: Connected, live: LiveGraph): Promise<{ alerts: Alerts; alert: Alert }> => {
  const { alerts } = on.roles;
  const alert = (await alerts?.list(live.person('Adele'), '/'))?.find(({ id }) => id.includes('OutsidePim'));
  assert.ok(alerts && alert);
  return { alerts, alert };
};

const alertWrite = (
  name: string,
  method: Operation['method'],
  path: string,
  act: (alerts: Alerts, alert: Alert, live: LiveGraph, incidentId: string) => Promise<void>,
  isDone: (live: LiveGraph) => Promise<boolean>,
): Operation => ({
  name: `alerts: ${name}`,
  method,
  path,
  isWrite: true,
  isAnswered: false,
  prepare: async (live) => {
    await live.rig.later('PT1H');
    return undefined;
  },
  run: async (on, live) => {
    const { alerts, alert } = await outsidePim(live, live);
    const [incident] = await alerts.incidents(live.person('Adele'), alert);
    assert.ok(on.roles.alerts && incident);
    return act(on.roles.alerts, alert, live, incident.id);
  },
  isDone,
});

const ALERT_OPERATIONS: readonly Operation[] = [
  read('alerts: list', '/alerts(\\?|$)', (on, live) => outsidePim(on, live)),
  read('alerts: incidents', '/alertIncidents$', async (on, live) => {
    const { alert } = await outsidePim(live, live);
    return on.roles.alerts?.incidents(live.person('Adele'), alert);
  }),
  alertWrite(
    'dismiss',
    'PATCH',
    '/alerts/',
    (alerts, alert, live) => alerts.dismiss(live.person('Adele'), alert),
    async (live) => !(await outsidePim(live, live)).alert.isActive,
  ),
  alertWrite(
    'refresh',
    'POST',
    '/refresh$',
    (alerts, alert, live) => alerts.refresh(live.person('Adele'), alert),
    async (live) => {
      await live.rig.later('PT10M');
      const { lastScannedAt } = (await outsidePim(live, live)).alert;
      // The scan at the start is an hour older.
      return Number(live.rig.simulator.clock.now()) - Number(lastScannedAt) < 30 * 60_000;
    },
  ),
  alertWrite(
    'remediate',
    'POST',
    '/remediate$',
    (alerts, alert, live, incidentId) => alerts.remediate(live.person('Adele'), alert, incidentId),
    async (live) => {
      const held = await live.roles.rights.assignments(live.person('Alex'), 'mine');
      return !held.some(({ role }) => role.name === 'Message Center Reader');
    },
  ),
];

const ofAzure = async (live: LiveGraph): Promise<{ alerts: Alerts; alert: Alert }> => {
  const { alerts } = live.azure;
  const alert = (await alerts?.list(live.person('Adele'), DEV))?.find(({ id }) => id.includes('OutsidePim'));
  assert.ok(alerts && alert);
  return { alerts, alert };
};

const azureAlertWrite = (
  name: string,
  method: Operation['method'],
  path: string,
  act: (alerts: Alerts, alert: Alert, live: LiveGraph, incidentId: string) => Promise<void>,
  isDone: (live: LiveGraph) => Promise<boolean>,
): Operation => ({
  name: `azure alerts: ${name}`,
  method,
  path,
  isWrite: true,
  isAnswered: false,
  prepare: async (live) => {
    await live.rig.later('PT1H');
    return undefined;
  },
  run: async (on, live) => {
    const { alerts, alert } = await ofAzure(live);
    const [incident] = await alerts.incidents(live.person('Adele'), alert);
    assert.ok(on.azure.alerts && incident);
    return act(on.azure.alerts, alert, live, incident.id);
  },
  isDone,
});

const AZURE_ALERT_OPERATIONS: readonly Operation[] = [
  read('azure alerts: list', '/roleManagementAlerts(\\?|$)', (on, live) => {
    assert.ok(on.azure.alerts);
    return on.azure.alerts.list(live.person('Adele'), DEV);
  }),
  read('azure alerts: incidents', '/alertIncidents(\\?|$)', async (on, live) => {
    const { alert } = await ofAzure(live);
    return on.azure.alerts?.incidents(live.person('Adele'), alert);
  }),
  azureAlertWrite(
    'dismiss',
    'PATCH',
    '/roleManagementAlerts/',
    (alerts, alert, live) => alerts.dismiss(live.person('Adele'), alert),
    async (live) => !(await ofAzure(live)).alert.isActive,
  ),
  azureAlertWrite(
    'refresh',
    'POST',
    '/refresh(\\?|$)',
    (alerts, alert, live) => alerts.refresh(live.person('Adele'), alert),
    async (live) => {
      await live.rig.later('PT10M');
      const { lastScannedAt } = (await ofAzure(live)).alert;
      // The scan at the start is an hour older.
      return Number(live.rig.simulator.clock.now()) - Number(lastScannedAt) < 30 * 60_000;
    },
  ),
  azureAlertWrite(
    'remediate',
    'POST',
    '/remediate(\\?|$)',
    (alerts, alert, live, incidentId) => alerts.remediate(live.person('Adele'), alert, incidentId),
    async (live) => {
      const held = await live.azure.rights.assignments(live.person('Adele'), { scopeId: DEV });
      return !held.some(({ role, principal }) => role.name === 'Owner' && principal.name === 'Lynne Robbins');
    },
  ),
];

const IN_DEV = azureTarget('Contributor', DEV);

export const OPERATIONS: readonly Operation[] = [
  ...ofProvider('roles', roleTarget('Security Reader'), roleTarget('User Administrator')),
  read(
    'roles: all policies',
    'PolicyAssignments',
    (on, live) => on.roles.policies.readAll?.(live.person('Alex')) ?? Promise.reject(),
  ),
  read('roles: definitions', '/roleDefinitions', (on, live) => on.roles.roleDefinitions.list(live.person('Alex'), '/')),
  read('roles: a definition', '/roleDefinitions/', (on, live) =>
    on.roles.roleDefinitions.read(live.person('Alex'), roleTarget('Global Reader')),
  ),
  ...ALERT_OPERATIONS,
  ...ofProvider('groups', groupTarget('Prod Database Operators'), groupTarget('Incident Commanders')),
  ...[...ofProvider('azure', IN_DEV, azureTarget('Owner', WEB)), ...AZURE_ALERT_OPERATIONS].map(
    (one): Operation => ({ ...one, service: 'arm', isPatient: one.method === 'GET' }),
  ),
  {
    ...read('azure: definitions', '/roleDefinitions', (on, live) =>
      on.azure.roleDefinitions.list(live.person('Adele'), DEV),
    ),
    service: 'arm',
    isPatient: true,
  },
  {
    ...read('azure: a definition', '/roleDefinitions/', (on, live) =>
      on.azure.roleDefinitions.read(live.person('Adele'), IN_DEV),
    ),
    service: 'arm',
    isPatient: true,
  },
  {
    ...read('azure: parts of a scope', '/eligibleChildResources', (on, live) =>
      on.azure.childScopes ? on.azure.childScopes.list(live.person('Alex'), DEV) : Promise.reject(),
    ),
    service: 'arm',
    isPatient: true,
  },
  read('people: search', '/v1.0/users', (on, live) => on.people.search(live.person('Alex'), 'm', 5)),
  read('people: names', 'getByIds', (on, live) => on.people.named(live.person('Alex'), [personId('Megan')]), 'POST'),
  read('people: members of a group', 'transitiveMembers', (on, live) =>
    on.people.members(live.person('Alex'), groupId('PIM Approvers'), 10),
  ),
];
