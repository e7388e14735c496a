import {
  ALERT_SCOPES,
  ALERTS,
  alertId,
  configure,
  incidentsOf,
  refresh,
  remediate,
  SCOPE,
} from '../../simulator/alerts/alert-asks.ts';
import { forDuration, G, groupAsk, R, roleAsk } from '../../simulator/asks.ts';
import { approvalBy, groupPolicy, POLICIES, POLICY_SCOPES, rolePolicy, ruleBody } from '../../simulator/policy-asks.ts';
import { type GraphCaller, groupId, personId, type Reply, type Rig } from '../../simulator/rig.ts';

const HALVES = ['Assignment', 'Eligibility'] as const;
const LAYERS = ['ScheduleRequests', 'Schedules', 'ScheduleInstances'] as const;

/** Uses every route of the simulated Graph once and more, as the people of Contoso would. */
export async function useEverything(rig: Rig): Promise<void> {
  const [alex, megan, adele] = [await rig.as('Alex'), await rig.as('Megan'), await rig.as('Adele')];
  await activateAndApprove(alex, megan);
  await administer(adele);
  await rig.later('PT6M');
  await alex.post(
    `${R}/roleAssignmentScheduleRequests`,
    roleAsk('selfDeactivate', alex.id, 'Security Reader', { roleAssignmentScheduleId: crypto.randomUUID() }),
  );
  await readCollections(alex, adele);
  await batch(alex);
  await readPolicies(adele);
  await changePolicies(await rig.as('Adele', { scopes: POLICY_SCOPES }));
  await assignOutside(await rig.as('Adele', { scopes: ['RoleManagement.ReadWrite.Directory'] }));
  await useAlerts(await rig.as('Adele', { scopes: ALERT_SCOPES }));
  await fail(alex);
}

async function activateAndApprove(alex: GraphCaller, megan: GraphCaller): Promise<void> {
  const roles = `${R}/roleAssignmentScheduleRequests`;
  const groups = `${G}/assignmentScheduleRequests`;
  await alex.post(roles, roleAsk('selfActivate', alex.id, 'Security Reader', forDuration('PT1H')));
  const later = roleAsk('selfActivate', alex.id, 'Global Reader', forDuration('PT1H', '2026-11-25T08:00:00Z'));
  const planned = await alex.post(roles, later);
  await alex.post(`${roles}/${planned.body.id}/cancel`);
  await alex.post(groups, groupAsk('selfActivate', alex.id, 'Prod Database Operators', forDuration('PT1H')));
  const role = await alex.post(roles, roleAsk('selfActivate', alex.id, 'User Administrator', forDuration('PT1H')));
  const group = await alex.post(groups, groupAsk('selfActivate', alex.id, 'Incident Commanders', forDuration('PT1H')));
  await decide(megan, '/beta/roleManagement/directory/roleAssignmentApprovals', 'steps', role);
  await decide(megan, `${G}/assignmentApprovals`, 'stages', group);
  const beta = G.replace('v1.0', 'beta');
  await megan.get(`${beta}/assignmentApprovals/${group.body.id}`);
  await megan.get(`${beta}/assignmentApprovals/filterByCurrentUser(on='approver')`);
}

async function decide(megan: GraphCaller, approvals: string, parts: string, { body: { id } }: Reply): Promise<void> {
  await megan.get(`${approvals}/filterByCurrentUser(on='approver')`);
  await megan.get(`${approvals}/${id}?$expand=${parts}`);
  await megan.get(`${approvals}/${id}/${parts}`);
  await megan.patch(`${approvals}/${id}/${parts}/${id}`, { reviewResult: 'Approve', justification: 'fine' });
  await megan.get(`${approvals}/${id}/${parts}/${id}`);
  await megan.patch(`${approvals}/${id}/${parts}/${id}`, { reviewResult: 'Deny', justification: 'too late' });
}

async function administer(adele: GraphCaller): Promise<void> {
  const isaiah = personId('Isaiah');
  for (const half of HALVES) {
    const roles = `${R}/role${half}ScheduleRequests`;
    const groups = `${G}/${half.toLowerCase()}ScheduleRequests`;
    for (const [action, more] of [
      ['adminAssign', forDuration('P10D')],
      ['adminUpdate', forDuration('P5D')],
      ['adminExtend', forDuration('P20D')],
      ['adminRemove', {}],
    ] as const) {
      await adele.post(roles, roleAsk(action, isaiah, 'Reports Reader', more));
      await adele.post(groups, groupAsk(action, isaiah, 'Build Agents', more));
    }
  }
}

/** All twelve collections, four ways each, in both versions. */
async function readCollections(alex: GraphCaller, adele: GraphCaller): Promise<void> {
  for (const version of ['v1.0', 'beta'])
    for (const half of HALVES)
      for (const layer of LAYERS) {
        const role = `/${version}/roleManagement/directory/role${half}${layer}`;
        const group = `/${version}/identityGovernance/privilegedAccess/group/${half.toLowerCase()}${layer}`;
        await readCollection(alex, adele, role, 'principal,roleDefinition,directoryScope', '');
        await readCollection(alex, adele, group, 'principal,group', `principalId eq '${alex.id}'`);
      }
}

async function readCollection(alex: GraphCaller, adele: GraphCaller, path: string, expand: string, filter: string) {
  const where = filter === '' ? '' : `&$filter=${filter}`;
  await adele.get(`${path}?$top=3${where}`);
  await adele.get(`${path}?$expand=${expand}${where}`);
  await adele.get(`${path}/$count?$top=3${where}`);
  const { body } = await alex.get(`${path}/filterByCurrentUser(on='principal')?$expand=${expand}`);
  const [first] = body.value;
  if (first) await alex.get(`${path}/${first.id}`);
}

async function readPolicies(adele: GraphCaller): Promise<void> {
  await adele.get(`${R}/roleDefinitions`);
  await adele.get(`${R}/roleDefinitions/f2ef992c-3afb-46b9-b7cf-a126ee74c451`);
  for (const scope of [
    "scopeId eq '/' and scopeType eq 'DirectoryRole'",
    `scopeId eq '${groupId('Incident Commanders')}' and scopeType eq 'Group'`,
  ]) {
    const policies = await adele.get(`/v1.0/policies/roleManagementPolicies?$filter=${scope}&$expand=rules`);
    const [{ id }] = policies.body.value;
    const assignments = '/v1.0/policies/roleManagementPolicyAssignments';
    const listed = await adele.get(`${assignments}?$filter=${scope}&$expand=policy($expand=rules)`);
    const [assignment] = listed.body.value;
    await adele.get(`${assignments}/${assignment.id}`);
    await adele.get(`${assignments}/${assignment.id}/policy`);
    await adele.get(`/v1.0/policies/roleManagementPolicies/${id}?$expand=*`);
    await adele.get(`/v1.0/policies/roleManagementPolicies/${id}/rules`);
    await adele.get(`/v1.0/policies/roleManagementPolicies/${id}/effectiveRules`);
    await adele.get(`/v1.0/policies/roleManagementPolicies/${id}/rules/Approval_EndUser_Assignment`);
  }
}

/** A rule of every kind, alone and together, in both versions. */
async function changePolicies(adele: GraphCaller): Promise<void> {
  const approvers = {
    'v1.0': { '@odata.type': '#microsoft.graph.groupMembers', groupId: groupId('PIM Approvers') },
    beta: { '@odata.type': '#microsoft.graph.groupMembers', id: groupId('PIM Approvers'), isBackup: true },
  };
  for (const version of ['v1.0', 'beta'] as const)
    for (const policy of [await rolePolicy(adele, 'Teams Administrator'), await groupPolicy(adele, 'Build Agents')]) {
      const path = `${POLICIES.replace('v1.0', version)}/${policy}`;
      const rules = [
        ruleBody('Expiration_EndUser_Assignment', { maximumDuration: 'PT2H' }),
        ruleBody('Enablement_EndUser_Assignment', { enabledRules: ['Ticketing'] }),
        approvalBy(approvers[version]),
        ruleBody('AuthenticationContext_EndUser_Assignment', { isEnabled: true, claimValue: 'c3' }),
        ruleBody('Notification_Admin_EndUser_Assignment', { notificationRecipients: ['security@contoso.example'] }),
      ];
      await adele.patch(path, { rules });
      for (const rule of rules) await adele.patch(`${path}/rules/${rule.id}`, rule);
      await adele.get(`${path}?$expand=rules`);
      await adele.get(`${path}/rules/$count`);
      await adele.patch(`${path}/rules/Nobody`, {});
    }
}

/** The directory's own role assignments, and what PIM shows of one. */
async function assignOutside(adele: GraphCaller): Promise<void> {
  for (const version of ['v1.0', 'beta']) {
    const directory = `/${version}/roleManagement/directory`;
    const { body } = await adele.post(`${directory}/roleAssignments`, {
      principalId: personId('Diego'),
      roleDefinitionId: 'f2ef992c-3afb-46b9-b7cf-a126ee74c451',
      directoryScopeId: '/',
    });
    await adele.get(`${directory}/roleAssignments?$expand=principal`);
    await adele.get(`${directory}/roleAssignments/${body.id}`);
    await adele.get(`${directory}/roleAssignmentSchedules/${body.id}`);
    await adele.get(`${directory}/roleAssignmentScheduleInstances/${body.id}`);
    await adele.delete(`${directory}/roleAssignments/${body.id}`);
  }
}

async function batch(alex: GraphCaller): Promise<void> {
  const url = "/roleManagement/directory/roleAssignmentScheduleInstances/filterByCurrentUser(on='principal')";
  await alex.post('/v1.0/$batch', { requests: [{ id: '1', method: 'GET', url }] });
}

/** Alerts: every list and thing, what one may set, scans, and what can be done about what they found. */
async function useAlerts(adele: GraphCaller): Promise<void> {
  for (const list of ['alerts', 'alertDefinitions', 'alertConfigurations']) {
    const { body } = await adele.get(`${ALERTS}/${list}?${SCOPE}`);
    await adele.get(`${ALERTS}/${list}/$count?${SCOPE}`);
    await adele.get(`${ALERTS}/${list}`);
    for (const { id } of body.value) await adele.get(`${ALERTS}/${list}/${id}`);
    await adele.get(`${ALERTS}/${list}?${SCOPE}&$expand=*`);
  }
  const outside = 'RolesAssignedOutsidePimAlert';
  const path = `${ALERTS}/alerts/${alertId(outside)}`;
  const configurations = await adele.get(`${ALERTS}/alertConfigurations?${SCOPE}`);
  for (const { id, ...configuration } of configurations.body.value) {
    await adele.patch(`${ALERTS}/alertConfigurations/${id}`, { ...configuration, isEnabled: true });
    await adele.post(`${ALERTS}/alerts/${id}/refresh`);
    await adele.get(`${ALERTS}/alerts/${id}/alertIncidents?$top=1`);
    await adele.get(`${ALERTS}/alerts/${id}/alertIncidents/$count`);
    await adele.get(`${ALERTS}/alerts/${id}?$expand=*`);
    await adele.get(`${ALERTS}/operations/refresh:${id}`);
  }
  await adele.get(`${path}/alertDefinition`);
  await adele.get(`${path}/alertConfiguration`);
  await adele.get(`${ALERTS}/alertConfigurations/${alertId(outside)}/alertDefinition`);
  await adele.post(`${ALERTS}/alerts/refresh`, { scopeId: '/', scopeType: 'DirectoryRole' });
  await adele.get(`${ALERTS}/operations`);
  await adele.patch(path, { isActive: false });
  await refresh(adele, outside);
  const [incident] = await incidentsOf(adele, outside);
  await adele.get(`${path}/alertIncidents/${incident?.id}`);
  await remediate(adele, outside, incident?.id ?? '');
  await configure(adele, 'StaleSignInAlert', 'staleSignInAlert', { isEnabled: false });
  await refresh(adele, 'StaleSignInAlert');
  const operation = `${ALERTS}/operations/refresh:${alertId('StaleSignInAlert')}`;
  await adele.get(operation);
  await adele.get(operation, { Prefer: 'include-unknown-enum-members' });
}

/** Refusals have a described shape too. */
async function fail(alex: GraphCaller): Promise<void> {
  await alex.get(`${R}/roleAssignmentSchedules`);
  await alex.get(`${R}/roleAssignmentSchedules/${crypto.randomUUID()}`);
  await alex.get(`${G}/assignmentSchedules`);
  await alex.post(`${R}/roleAssignmentScheduleRequests`, { action: 'selfDestruct' });
}
