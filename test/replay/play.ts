import { createKeys, type Keys } from '../../src/simulator/tokens/keys.ts';
import type { Example } from '../contract/read-examples.ts';
import { type GraphCaller, type Reply, type Rig, startRig } from '../simulator/rig.ts';
import { createIdMap, type IdMap } from './id-map.ts';
import { policyIdsIn } from './reading/cast.ts';
import { readingOf } from './reading/reading.ts';
import type { Scene, Who } from './scene/scene.ts';

/** What the simulator answers to an example, and which ids stand for each other by then. */
export interface Replayed {
  readonly reply: Reply;
  readonly ids: IdMap;
}

let made: Promise<Keys> | undefined;

/** One pair for all replays: keys are slow to make, on a busy machine very slow. */
export function sharedKeys(): Promise<Keys> {
  made ??= createKeys();
  return made;
}

/** Starts a simulator with the scene's tenant, lets happen what happened before, and asks what the example asks. */
export async function play(example: Example, scene: Scene): Promise<Replayed> {
  const [first] = scene.before;
  const startedAt = new Date((first?.at ?? scene.now).getTime() - 1);
  const rig = await startRig({ tenant: scene.tenant, startedAt, keys: await sharedKeys() });
  try {
    const ids = createIdMap(knownIds(scene));
    await pairPolicies(example, rig, ids);
    for (const step of scene.before) {
      await rig.control('clock', { set: step.at.toISOString() });
      const caller = await callerFor(rig, step.who);
      const { status, body } = await caller.send(step.method, ids.translate(step.url), translated(step.body, ids));
      if (status >= 300) throw new Error(`${step.method} ${step.url} before it failed: ${JSON.stringify(body)}`);
      if (step.makes) ids.pair(step.makes, body.id);
    }
    await rig.control('clock', { set: scene.now.toISOString() });
    await pairIncident(example, rig, ids);
    const caller = await callerFor(rig, scene.who);
    // Graph echoes it; without one the example's two ids would be one.
    const headers = { 'client-request-id': crypto.randomUUID() };
    const body = example.requestBody === null ? undefined : translated(example.requestBody, ids);
    return { ids, reply: await caller.send(example.method, ids.translate(example.url), body, headers) };
  } finally {
    await rig.stop();
  }
}

/** Ids of policies cannot be chosen, so those of the example are led to those that govern the same here. */
async function pairPolicies(example: Example, rig: Rig, ids: IdMap): Promise<void> {
  const wanted = policyIdsIn(readingOf(example));
  const reader = await rig.application([
    'RoleManagementPolicy.Read.Directory',
    'RoleManagementPolicy.Read.AzureADGroup',
  ]);
  const taken = new Set<string>();
  for (const { type, holder, guid, role } of wanted.toSorted((one, other) => Number(!one.role) - Number(!other.role))) {
    const scopeId = type === 'Group' ? holder : '/';
    const filter = `scopeId eq '${scopeId}' and scopeType eq '${type}'`;
    const { body } = await reader.get(`/v1.0/policies/roleManagementPolicyAssignments?$filter=${filter}`);
    const rows: readonly { policyId: string; roleDefinitionId: string }[] = body.value;
    const found = rows.find(({ policyId, roleDefinitionId }) =>
      role ? roleDefinitionId === role : !taken.has(policyId),
    );
    if (!found) throw new Error(`The tenant has no policy for ${type} ${role ?? ''}.`);
    taken.add(found.policyId);
    ids.pair(guid, found.policyId.split('_')[2] ?? '');
  }
}

/** Nor can those of incidents: one that the example names is led to the first that the same alert found here. */
async function pairIncident({ url }: Example, rig: Rig, ids: IdMap): Promise<void> {
  const [, alert, incident] =
    /(\/roleManagementAlerts\/alerts\/[^/]+)\/alertIncidents\/([0-9a-f-]{36})/.exec(url) ?? [];
  if (!alert || !incident) return;
  const reader = await rig.application(['RoleManagementAlert.Read.Directory']);
  const { body } = await reader.get(`/beta/identityGovernance${alert}/alertIncidents`);
  ids.pair(incident, body.value[0].id);
}

function callerFor(rig: Rig, { personId, permissions }: Who): Promise<GraphCaller> {
  if (personId === null) return rig.application(permissions);
  return rig.person(personId, { scopes: permissions, claims: { acrs: null } });
}

const translated = (body: unknown, ids: IdMap): unknown => JSON.parse(ids.translate(JSON.stringify(body)));

/** Whoever and whatever the tenant file names has the example's own id. */
function knownIds({ tenant }: Scene): readonly string[] {
  const { people, groups = [], roles, eligibilities = [], assignments = [], groupEligibilities = [] } = tenant;
  const grants = [...eligibilities, ...assignments, ...groupEligibilities, ...(tenant.groupAssignments ?? [])];
  return [
    tenant.tenantId,
    ...[...people, ...groups, ...roles].map(({ id }) => id),
    ...grants.flatMap(({ id }) => id ?? []),
  ];
}
