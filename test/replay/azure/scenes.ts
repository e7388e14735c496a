import { nameBasedId } from '../../../src/simulator/tenant/name-based-id.ts';
import type { TenantFile } from '../../../src/simulator/tenant/schema.ts';
import type { AzureExample, Json } from './examples.ts';
import { CLIENT, clientTenant, OWNER, SPEC, specTenant, WIRE, wireTenant } from './worlds.ts';

export interface Call {
  readonly method: string;
  readonly url: string;
  readonly body: unknown;
}

export interface Step extends Call {
  /** Object id. */
  readonly who: string;
  readonly at: string;
  /** The id that the example gives to what this makes. */
  readonly makes?: string;
}

/** The world in which an example was, or could have been, recorded. */
export interface AzureScene {
  readonly tenant: TenantFile;
  /** Whose recordings the simulator follows. */
  readonly recordings: 2024 | 2026;
  readonly before: readonly Step[];
  readonly now: string;
  readonly who: string;
  /** Ids that mean the same on both sides. */
  readonly known: readonly string[];
  /** Ids that cannot be chosen, each with the one that it is here. */
  readonly pairs?: readonly (readonly [theirs: string, ours: string])[];
  /** What is asked, where the example itself does not say it. */
  readonly ask?: Call;
}

const HOST = 'https://management.azure.com';
const request = (kind: string, scope: string, name: string) =>
  `${HOST}${scope}/providers/Microsoft.Authorization/role${kind}ScheduleRequests/${name}?api-version=2020-10-01`;

/** By the name of the example. */
export function sceneOf(example: AzureExample): AzureScene {
  if (example.name.startsWith('wire/')) return wireScene(example);
  if (example.name.startsWith('clients/')) return clientScene();
  return specScene(example);
}

const SPEC_SCOPE = `/subscriptions/${SPEC.subscription}`;
const SPEC_REQUESTS = {
  eligibility: '64caffb6-55c0-4deb-a585-68e948ea1ad6',
  assignment: 'fea7a502-9a96-4806-a26f-eee560e52045',
};
const specBody = (requestType: string, duration: string, startDateTime: string): Json => ({
  properties: {
    principalId: SPEC.person,
    roleDefinitionId: `${SPEC_SCOPE}/providers/Microsoft.Authorization/roleDefinitions/${SPEC.role}`,
    requestType,
    scheduleInfo: { startDateTime, expiration: { type: 'AfterDuration', duration } },
    ...(requestType === 'AdminAssign' ? { condition: SPEC.condition, conditionVersion: '1.0' } : {}),
  },
});

/** What is read was made before, by the specification's own requests: somebody becomes eligible, and activates. */
function specScene({ name, responseBody }: AzureExample): AzureScene {
  const isAboutEligibility = /Eligibility/.test(name);
  const isToBeMade = /\/(Put|Validate)/.test(name);
  const isToCome = /Cancel/.test(name);
  const eligible: Step = {
    who: OWNER,
    at: '2020-09-09T21:31:27Z',
    method: 'PUT',
    url: request('Eligibility', SPEC_SCOPE, SPEC_REQUESTS.eligibility),
    body: specBody(
      'AdminAssign',
      'P365D',
      isToCome && isAboutEligibility ? '2020-10-09T21:31:27Z' : '2020-09-09T21:31:27Z',
    ),
    makes: SPEC_REQUESTS.eligibility,
  };
  const active: Step = {
    who: SPEC.person,
    at: '2020-09-09T21:35:27Z',
    method: 'PUT',
    url: request('Assignment', SPEC_SCOPE, SPEC_REQUESTS.assignment),
    body: specBody('SelfActivate', 'PT8H', isToCome ? '2020-10-09T21:31:27Z' : '2020-09-09T21:35:27Z'),
    makes: SPEC_REQUESTS.assignment,
  };
  const isSchedule = /Schedule/.test(name);
  const isRead = !isToBeMade && isSchedule;
  const edited = policyEdit(responseBody as Json | null, name);
  const before = [
    ...(edited ? [edited] : []),
    ...(/Approval/.test(name) ? [waiting] : []),
    ...(/^2022-04-01\/RoleAssignments_(Get|List|Delete)/.test(name) ? [given(name)] : []),
    ...(isRead || (isSchedule && !isAboutEligibility) || /EligibleChild/.test(name) ? [eligible] : []),
    ...(isRead && !isAboutEligibility ? [active] : []),
  ];
  const isOwn =
    /SelfActivate|PutRoleAssignmentS|ValidateRoleAssignment|EligibleChild/.test(name) ||
    (isToCome && !isAboutEligibility);
  return {
    tenant: specTenant(/Approval/.test(name)),
    recordings: 2024,
    before,
    pairs: [
      ['ed9b8180-cef7-4c77-a63c-b8566ecfc412', nameBasedId('instance', SPEC_REQUESTS.assignment)],
      ['21e4b59a-0499-4fe0-a3c3-43a3055b773a', nameBasedId('instance', SPEC_REQUESTS.eligibility)],
      [/Assignment/.test(name) ? 'b959d571-f0b5-4042-88a7-01be6cb22db9' : POLICY, policyName(edited ? '1' : '0')],
    ],
    now: '2020-09-09T21:40:27Z',
    who: /Approval/.test(name) ? SPEC.approver : isOwn ? SPEC.person : OWNER,
    known: Object.values(SPEC).filter((id) => /^[0-9a-f-]{36}$/.test(id)),
  };
}

const POLICY = '570c3619-7688-4b34-b290-2b8bb3ccab2a';
const POLICIES = `/subscriptions/${SPEC.policies}`;
const policyName = (revision: string) => nameBasedId('azure policy', POLICIES, SPEC.policyRole, revision);

/** A policy that is read, or of which a part is changed, has had its rules written before. */
function policyEdit(shown: Json | null, name: string): Step | undefined {
  const { rules, effectiveRules } = (shown?.properties ?? {}) as Json;
  if (!/Policy/.test(name) || /\/PatchRole|ByScope|Delete|Put/.test(name)) return undefined;
  return {
    who: OWNER,
    at: '2020-09-09T21:31:27Z',
    method: 'PATCH',
    url: `${HOST}${POLICIES}/providers/Microsoft.Authorization/roleManagementPolicies/${policyName('0')}?api-version=2020-10-01`,
    body: { properties: { rules: rules ?? effectiveRules } },
  };
}

const APPROVAL = '488a6d0e-0a63-4946-86e3-1f5bbc934661';
const waiting: Step = {
  who: SPEC.person,
  at: '2020-09-09T21:31:27Z',
  method: 'PUT',
  url: request('Assignment', `/subscriptions/${SPEC.approvals}`, APPROVAL),
  body: {
    properties: {
      principalId: SPEC.person,
      roleDefinitionId: `/subscriptions/${SPEC.approvals}/providers/Microsoft.Authorization/roleDefinitions/${SPEC.role}`,
      requestType: 'SelfActivate',
      scheduleInfo: { expiration: { type: 'AfterDuration', duration: 'PT8H' } },
    },
  },
  makes: APPROVAL,
};

function given(name: string): Step {
  const subscription = `/subscriptions/${SPEC.grants}`;
  const group = `${subscription}/resourceGroups/testrg`;
  const resource = `${group}/providers/Microsoft.DocumentDb/databaseAccounts/test-db-account`;
  const scope = name.endsWith('ForResourceGroup') ? group : name.endsWith('ForResource') ? resource : subscription;
  const id = 'b0f43c54-e787-4862-89b1-a653fa9cf747';
  return {
    who: OWNER,
    at: '2020-09-09T21:31:27Z',
    method: 'PUT',
    url: `${HOST}${scope}/providers/Microsoft.Authorization/roleAssignments/${id}?api-version=2022-04-01`,
    body: {
      properties: {
        roleDefinitionId: `/providers/Microsoft.Authorization/roleDefinitions/${SPEC.grantedRole}`,
        principalId: SPEC.grantee,
      },
    },
    makes: id,
  };
}

const wireScope = (group: number) => `/subscriptions/${WIRE.subscription}/resourceGroups/${WIRE.groups[group]}`;
const wireBody = (requestType: string, duration: string, justification?: string): Json => ({
  properties: {
    principalId: WIRE.person,
    roleDefinitionId: `/subscriptions/${WIRE.subscription}/providers/Microsoft.Authorization/roleDefinitions/${WIRE.role}`,
    requestType,
    ...(justification ? { justification } : {}),
    ...(requestType === 'SelfActivate'
      ? {
          linkedRoleEligibilityScheduleId: WIRE.eligibilities[0],
          scheduleInfo: { expiration: { type: 'AfterDuration', duration } },
        }
      : {}),
  },
});
const WORDS = 'Live check of the Azure transport';

function wireScene({ name, responseBody }: AzureExample): AzureScene {
  const put = (id: string, body: unknown, group = 0): Call => ({
    method: 'PUT',
    url: request('Assignment', wireScope(group), id),
    body,
  });
  const activated: Step = {
    who: WIRE.person,
    at: '2026-10-09T18:30:13Z',
    makes: WIRE.activation,
    ...put(WIRE.activation, wireBody('SelfActivate', 'PT1H', WORDS)),
  };
  const ended: Step = {
    who: WIRE.person,
    at: '2026-10-09T18:40:49Z',
    makes: 'dddddddd-dddd-dddd-dddd-000000000008',
    ...put('dddddddd-dddd-dddd-dddd-000000000008', wireBody('SelfDeactivate', '')),
  };
  const other = {
    ...(wireBody('SelfActivate', 'PT1H', WORDS).properties as Json),
    linkedRoleEligibilityScheduleId: WIRE.eligibilities[1],
  };
  const second: Step = {
    who: WIRE.person,
    at: '2026-10-09T18:35:29Z',
    makes: 'dddddddd-dddd-dddd-dddd-000000000006',
    ...put('dddddddd-dddd-dddd-dddd-000000000006', { properties: other }, 1),
  };
  const scene = {
    tenant: wireTenant,
    recordings: 2026,
    now: '2026-10-09T18:42:00Z',
    who: WIRE.person,
    before: [],
    known: [WIRE.subscription, WIRE.role, WIRE.person, ...WIRE.eligibilities],
  } as const;
  const asked = (responseBody as Json).name;
  const id = typeof asked === 'string' ? asked : '0d3f6f3c-52a1-4b1c-9a1e-6f1c5d7e8a90';
  if (name.endsWith('Instances')) return { ...scene, before: [activated, second, ended] };
  if (name.endsWith('SelfActivate-201')) return { ...scene, ask: put(id, wireBody('SelfActivate', 'PT1H', WORDS)) };
  if (name.endsWith('SelfDeactivate-201'))
    return { ...scene, before: [activated], ask: put(id, wireBody('SelfDeactivate', '')) };
  if (name.endsWith('RoleAssignmentExists'))
    return { ...scene, before: [activated], ask: put(id, wireBody('SelfActivate', 'PT1H', WORDS)) };
  if (name.endsWith('ActiveDurationTooShort'))
    return { ...scene, before: [activated], now: '2026-10-09T18:32:00Z', ask: put(id, wireBody('SelfDeactivate', '')) };
  if (name.endsWith('DoesNotExist')) return { ...scene, ask: put(id, wireBody('SelfDeactivate', '')) };
  if (name.endsWith('ValidationFailed')) return { ...scene, ask: put(id, wireBody('SelfActivate', 'PT1H')) };
  return scene;
}

const CLIENT_SCOPE = `/subscriptions/${CLIENT.subscription}`;
function clientScene(): AzureScene {
  const schedule = '00000000-0000-0000-0000-000000000007';
  const activated: Step = {
    who: CLIENT.person,
    at: '2024-06-19T15:53:15Z',
    method: 'PUT',
    url: request('Assignment', CLIENT_SCOPE, schedule),
    body: {
      properties: {
        principalId: CLIENT.person,
        roleDefinitionId: `${CLIENT_SCOPE}/providers/Microsoft.Authorization/roleDefinitions/${CLIENT.role}`,
        requestType: 'SelfActivate',
        scheduleInfo: { expiration: { type: 'AfterDuration', duration: 'PT8H' } },
      },
    },
    makes: schedule,
  };
  return {
    tenant: clientTenant,
    recordings: 2024,
    before: [activated],
    now: '2024-06-19T16:00:00Z',
    who: CLIENT.person,
    known: Object.values(CLIENT),
  };
}
