import assert from 'node:assert/strict';
import contoso from '../../../src/simulator/tenant/contoso.json' with { type: 'json' };
import { ALERTS, alertId, SCOPE } from '../alerts/alert-asks.ts';
import {
  type ArmCaller,
  armHandsOn,
  ask,
  at,
  DEV,
  forDuration as forAzureDuration,
  GROUP,
  newGuid,
  PROD,
  STORAGE,
  VAULT,
  WEB,
} from '../arm/arm-rig.ts';
import { forDuration, G, groupAsk, R, roleAsk } from '../asks.ts';
import { groupPolicy, POLICIES, rolePolicy, ruleBody } from '../policy-asks.ts';
import { type GraphCaller, groupId, type Hands, personId, type Reply } from '../rig.ts';

/** People with tokens of one simulator, which are good for the next one on the same folder, too. */
export interface Cast {
  readonly alex: GraphCaller;
  readonly megan: GraphCaller;
  readonly adele: GraphCaller;
  readonly application: GraphCaller;
  readonly azure: { readonly alex: ArmCaller; readonly megan: ArmCaller; readonly adele: ArmCaller };
}

/** Conditional Access and consent are administered by a program. */
const ADMINISTRATION = ['Policy.ReadWrite.ConditionalAccess', 'DelegatedPermissionGrant.ReadWrite.All'];
const WIDE = [...contoso.bot.delegatedPermissions.graph, 'RoleManagement.ReadWrite.Directory'];

export async function castOf(hands: Hands): Promise<Cast> {
  const azure = armHandsOn(hands);
  return {
    alex: await hands.as('Alex'),
    megan: await hands.as('Megan'),
    adele: await hands.as('Adele', { scopes: WIDE }),
    application: await hands.application(ADMINISTRATION),
    azure: { alex: await azure.as('Alex'), megan: await azure.as('Megan'), adele: await azure.as('Adele') },
  };
}

const done = (reply: Reply, path = ''): Reply => {
  assert.ok(reply.status < 300, `${path} answered ${reply.status} ${JSON.stringify(reply.body)}`);
  return reply;
};

export interface Pending {
  readonly role: string;
  readonly azure: string;
}

/** A day in the life of a tenant: something of everything that can be changed. Two requests wait for Megan at the end. */
export async function liveThrough(hands: Hands, { alex, megan, adele, application, azure }: Cast): Promise<Pending> {
  const roles = `${R}/roleAssignmentScheduleRequests`;
  done(await alex.post(roles, roleAsk('selfActivate', alex.id, 'Security Reader', forDuration('PT4H'))));
  const planned = done(
    await alex.post(
      roles,
      roleAsk('selfActivate', alex.id, 'Global Reader', forDuration('PT1H', '2027-03-01T08:00:00Z')),
    ),
  );
  done(await alex.post(`${roles}/${planned.body.id}/cancel`));
  const member = groupAsk('selfActivate', alex.id, 'Prod Database Operators', forDuration('PT4H'));
  done(await alex.post(`${G}/assignmentScheduleRequests`, member));
  const commander = groupAsk('selfActivate', alex.id, 'Incident Commanders', forDuration('PT4H'));
  const { body: approved } = done(await alex.post(`${G}/assignmentScheduleRequests`, commander));
  const stage = `${G}/assignmentApprovals/${approved.id}/stages/${approved.id}`;
  done(await megan.patch(stage, { reviewResult: 'Approve', justification: 'fine' }));
  const activation = ask('SelfActivate', alex.id, DEV, 'Contributor', forAzureDuration('PT4H'));
  done(await azure.alex.put(at(DEV, `roleAssignmentScheduleRequests/${newGuid()}`), activation));
  await administer(adele, azure.adele);
  await administerSignIn(application);
  await hands.later('PT2H10M');
  done(await alex.post(roles, roleAsk('selfDeactivate', alex.id, 'Security Reader')));
  const role = roleAsk('selfActivate', alex.id, 'User Administrator', forDuration('PT1H'));
  const owner = ask('SelfActivate', alex.id, WEB, 'Owner', forAzureDuration('PT1H'));
  const id = newGuid();
  const waiting = done(await alex.post(roles, role));
  done(await azure.alex.put(at(WEB, `roleAssignmentScheduleRequests/${id}`), owner));
  return { role: waiting.body.id, azure: id };
}

async function administer(adele: GraphCaller, azure: ArmCaller): Promise<void> {
  const isaiah = personId('Isaiah');
  const assign = roleAsk('adminAssign', isaiah, 'Reports Reader', forDuration('P10D'));
  done(await adele.post(`${R}/roleEligibilityScheduleRequests`, assign));
  done(
    await adele.post(
      `${G}/eligibilityScheduleRequests`,
      groupAsk('adminAssign', isaiah, 'Build Agents', forDuration('P10D')),
    ),
  );
  const removal = roleAsk('adminRemove', personId('Alex'), 'Cloud Device Administrator');
  done(await adele.post(`${R}/roleEligibilityScheduleRequests`, removal));
  const outside = { principalId: isaiah, roleDefinitionId: assign.roleDefinitionId, directoryScopeId: '/' };
  done(await adele.post(`${R}/roleAssignments`, outside));
  const expiration = { isExpirationRequired: true, maximumDuration: 'PT3H' };
  for (const policy of [await rolePolicy(adele, 'Security Reader'), await groupPolicy(adele, 'Build Agents')])
    done(
      await adele.patch(
        `${POLICIES}/${policy}/rules/Expiration_EndUser_Assignment`,
        ruleBody('Expiration_EndUser_Assignment', expiration),
      ),
    );
  done(await adele.patch(`${ALERTS}/alerts/${alertId('RolesAssignedOutsidePimAlert')}`, { isActive: false }));
  done(await adele.post(`${ALERTS}/alerts/${alertId('StaleSignInAlert')}/refresh`));
  await administerAzure(azure);
}

async function administerSignIn(application: GraphCaller): Promise<void> {
  done(
    await application.post('/v1.0/identity/conditionalAccess/policies', {
      displayName: 'Second factor for Azure',
      state: 'disabled',
      conditions: {
        clientAppTypes: ['all'],
        applications: { includeApplications: ['All'] },
        users: { includeUsers: ['All'] },
      },
      grantControls: { operator: 'OR', builtInControls: ['mfa'] },
    }),
  );
  const grants = done(await application.get('/v1.0/oauth2PermissionGrants'));
  done(
    await application.patch(`/v1.0/oauth2PermissionGrants/${grants.body.value[1].id}`, { scope: 'user_impersonation' }),
  );
}

async function administerAzure(adele: ArmCaller): Promise<void> {
  const isaiah = personId('Isaiah');
  const assign = ask('AdminAssign', isaiah, PROD, 'Reader', forAzureDuration('P10D'));
  done(await adele.put(at(PROD, `roleEligibilityScheduleRequests/${newGuid()}`), assign));
  const { body } = done(await adele.get(at(DEV, 'roleManagementPolicyAssignments')));
  const [policy] = body.value.map(({ properties }: { properties: { policyId: string } }) => properties.policyId);
  const rule = {
    id: 'Expiration_EndUser_Assignment',
    ruleType: 'RoleManagementPolicyExpirationRule',
    isExpirationRequired: true,
    maximumDuration: 'PT2H',
    target: { caller: 'EndUser', operations: ['All'], level: 'Assignment' },
  };
  done(await adele.patch(`${policy}?api-version=2020-10-01`, { properties: { rules: [rule] } }));
  const dismissed = { properties: { isActive: false } };
  const alert = at(DEV, 'roleManagementAlerts/AzureRolesAssignedOutsidePimAlert', {}, '2022-08-01-preview');
  done(await adele.patch(alert, dismissed));
}

const GRAPH_LISTS = [
  ...['Assignment', 'Eligibility'].flatMap((half) =>
    ['ScheduleRequests', 'Schedules', 'ScheduleInstances'].flatMap((layer) => [
      `${R}/role${half}${layer}`,
      ...contoso.groups.map(({ id }) => `${G}/${half.toLowerCase()}${layer}?$filter=groupId eq '${id}'`),
    ]),
  ),
  `${R}/roleDefinitions`,
  `${R}/roleAssignments`,
  "/v1.0/policies/roleManagementPolicies?$filter=scopeId eq '/' and scopeType eq 'DirectoryRole'&$expand=rules",
  "/v1.0/policies/roleManagementPolicyAssignments?$filter=scopeId eq '/' and scopeType eq 'DirectoryRole'",
  `/v1.0/policies/roleManagementPolicies?$filter=scopeId eq '${groupId('Build Agents')}' and scopeType eq 'Group'&$expand=rules`,
  `${ALERTS}/alerts?${SCOPE}&$expand=alertIncidents`,
  `${ALERTS}/alertConfigurations?${SCOPE}`,
  `${ALERTS}/alertDefinitions?${SCOPE}`,
  `${ALERTS}/operations`,
  '/v1.0/users',
  '/v1.0/groups',
];

const SIGN_IN_LISTS = ['/v1.0/identity/conditionalAccess/policies', '/v1.0/oauth2PermissionGrants'];

const OWN_GRAPH_LISTS = ['Assignment', 'Eligibility'].flatMap((half) =>
  ['ScheduleRequests', 'Schedules', 'ScheduleInstances'].flatMap((layer) => [
    `${R}/role${half}${layer}/filterByCurrentUser(on='principal')`,
    `${G}/${half.toLowerCase()}${layer}/filterByCurrentUser(on='principal')`,
  ]),
);

const APPROVALS = [
  "/beta/roleManagement/directory/roleAssignmentApprovals/filterByCurrentUser(on='approver')",
  `${G.replace('v1.0', 'beta')}/assignmentApprovals/filterByCurrentUser(on='approver')`,
];

const AZURE_LAYERS = ['Assignment', 'Eligibility'].flatMap((half) =>
  ['ScheduleRequests', 'Schedules', 'ScheduleInstances'].map((layer) => `role${half}${layer}`),
);
const AZURE_SCOPES = [GROUP, PROD, DEV, WEB, STORAGE, VAULT];

const AZURE_LISTS = AZURE_SCOPES.flatMap((scope) => [
  ...AZURE_LAYERS.map((layer) => at(scope, layer)),
  at(scope, 'roleManagementPolicies'),
  at(scope, 'roleManagementPolicyAssignments'),
  at(scope, 'roleDefinitions', {}, '2022-04-01'),
  at(scope, 'roleAssignments', {}, '2022-04-01'),
  at(scope, 'roleManagementAlerts', {}, '2022-08-01-preview'),
  at(scope, 'roleManagementAlertConfigurations', {}, '2022-08-01-preview'),
]);

/** A schedule that was made outside PIM shows the time of the reading for its start. */
const withoutReading = (body: { value: Record<string, unknown>[] }) => ({
  ...body,
  value: body.value.map(({ scheduleInfo, ...row }) => ({
    ...row,
    ...(row.createdUsing === null && scheduleInfo ? {} : { scheduleInfo }),
  })),
});

/** What the lists answer: whole bodies by address, whoever asks. */
export async function readAll(
  hands: Hands,
  { alex, megan, adele, application, azure }: Cast,
): Promise<Record<string, unknown>> {
  const answers: Record<string, unknown> = {};
  const note = async (who: string, caller: { get(path: string): Promise<Reply> }, path: string) => {
    answers[`${who} ${path}`] = withoutReading(done(await caller.get(path), path).body);
  };
  for (const path of GRAPH_LISTS) await note('Adele', adele, path);
  for (const path of SIGN_IN_LISTS) await note('the application', application, path);
  for (const path of OWN_GRAPH_LISTS) await note('Alex', alex, path);
  for (const path of APPROVALS) await note('Megan', megan, path);
  for (const path of AZURE_LISTS) await note('Adele', azure.adele, path);
  for (const layer of AZURE_LAYERS) await note('Alex', azure.alex, at('', layer, { $filter: 'asTarget()' }));
  const approvals = at('', 'roleAssignmentApprovals', { $filter: 'asApprover()' }, '2021-01-01-preview');
  await note('Megan', azure.megan, approvals);
  await note('Alex', azure.alex, '/subscriptions?api-version=2020-01-01');
  answers.tenant = done(await hands.control('tenant')).body;
  return answers;
}
