import {
  type ArmCaller,
  type ArmRig,
  ask,
  at,
  azureRoleId,
  DATA,
  DEV,
  forDuration,
  forGood,
  GROUP,
  newGuid,
  PROD,
  roleAt,
  WEB,
} from '../../simulator/arm/arm-rig.ts';
import { personId } from '../../simulator/rig.ts';

const HALVES = ['Assignment', 'Eligibility'] as const;
const ISAIAH = personId('Isaiah');
const MINE = { $filter: 'asTarget()' };
const RBAC = '2022-04-01';
const APPROVALS = '2021-01-01-preview';
const ALERTS = '2022-08-01-preview';

/** Uses every route of the simulated Azure once and more, as the people of Contoso would. */
export async function useEverythingOfAzure(rig: ArmRig): Promise<void> {
  const [alex, megan, adele] = [await rig.as('Alex'), await rig.as('Megan'), await rig.as('Adele')];
  await activate(alex);
  await approve(alex, megan);
  await administer(adele);
  await rig.later('PT6M');
  await alex.put(requestAt(DEV), ask('SelfDeactivate', alex.id, DEV, 'Contributor'));
  for (const caller of [alex, adele]) await readSchedules(caller);
  await usePolicies(adele);
  await useRoles(adele);
  await useAlerts(adele);
  for (const caller of [alex, adele]) await readScopes(caller);
}

const requestAt = (scope: string, half: string = 'Assignment', options = {}) =>
  at(scope, `role${half}ScheduleRequests/${newGuid()}`, options);

async function activate(alex: ArmCaller): Promise<void> {
  const hour = forDuration('PT1H');
  const wanted = ask('SelfActivate', alex.id, DEV, 'Contributor', hour);
  await alex.post(requestAt(DEV).replace('?', '/validate?'), wanted);
  await alex.put(requestAt(DEV), wanted);
  await alex.put(requestAt(DEV), wanted);
  await alex.put(requestAt(PROD), ask('SelfActivate', alex.id, PROD, 'Contributor', hour));
  const { properties } = ask('SelfActivate', alex.id, GROUP, 'Reader');
  const ScheduleInfo = { StartDateTime: null, Expiration: { Type: 'AfterDuration', Duration: 'PT1H' } };
  await alex.put(requestAt(GROUP), { Properties: { ...properties, isActivativation: true, ScheduleInfo } });
}

async function approve(alex: ArmCaller, megan: ArmCaller): Promise<void> {
  const hour = forDuration('PT1H');
  const { body } = await alex.put(requestAt(WEB), ask('SelfActivate', alex.id, WEB, 'Owner', hour));
  const approvals = (rest: string, options = {}) => at('', `roleAssignmentApprovals${rest}`, options, APPROVALS);
  for (const $filter of ['asApprover()', 'asTarget()', 'asCreatedBy()']) await megan.get(approvals('', { $filter }));
  const stage = `/${body.name}/stages/${body.name}`;
  for (const rest of [`/${body.name}`, `/${body.name}/stages`, stage]) await megan.get(approvals(rest));
  await megan.get(at(WEB, `roleAssignmentApprovals/${body.name}`, {}, APPROVALS));
  await megan.patch(approvals(stage), { properties: { reviewResult: 'Approve', justification: 'fine' } });
  await megan.put(approvals(stage), { reviewResult: 'Deny', justification: 'too late' });
}

async function administer(adele: ArmCaller): Promise<void> {
  for (const half of HALVES) {
    const later = await adele.put(
      requestAt(DEV, half),
      ask('AdminAssign', ISAIAH, DEV, 'Reader', forDuration('P10D', '2026-12-24T08:00:00Z')),
    );
    await adele.post(at(DEV, `role${half}ScheduleRequests/${later.body.name}/cancel`));
    for (const [type, more] of [
      ['AdminAssign', forDuration('P10D')],
      ['AdminUpdate', forDuration('P5D')],
      ['AdminExtend', forDuration('P20D')],
      ['AdminRemove', {}],
    ] as const)
      await adele.put(requestAt(DEV, half), ask(type, ISAIAH, DEV, 'Reader', more));
  }
}

/** All six collections, as one's own and as whoever may read. */
async function readSchedules(caller: ArmCaller): Promise<void> {
  for (const half of HALVES)
    for (const layer of ['ScheduleRequests', 'Schedules', 'ScheduleInstances']) {
      const type = `role${half}${layer}`;
      for (const version of ['2020-10-01', '2020-10-01-preview', '2024-09-01-preview'])
        await caller.get(at('', type, MINE, version));
      await caller.get(at(DEV, type, { $filter: `principalId eq '${ISAIAH}' and atScope()` }));
      if (layer === 'ScheduleRequests')
        await caller.get(at('', type, { $filter: 'asApprover()' }, '2022-04-01-preview'));
      const { body } = await caller.get(at(DEV, type, MINE));
      for (const { name } of body.value.slice(0, 1)) await caller.get(at(DEV, `${type}/${name}`, MINE));
      await caller.get(at(DEV, `${type}/${newGuid()}`));
    }
}

async function usePolicies(adele: ArmCaller): Promise<void> {
  const filter = { $filter: `roleDefinitionId eq '${roleAt(DEV, 'Owner')}'` };
  const assignments = await adele.get(at(DEV, 'roleManagementPolicyAssignments', filter));
  const [{ name, properties }] = assignments.body.value;
  const { body: page } = await adele.get(at(DEV, 'roleManagementPolicyAssignments', {}, '2020-10-01-preview'));
  await adele.get(page.nextLink);
  const one = at(DEV, `roleManagementPolicyAssignments/${name}`);
  await adele.get(one);
  await adele.put(one, {});
  await adele.delete(one);
  await adele.get(at(DEV, 'roleManagementPolicies', filter));
  const policy = at(DEV, `roleManagementPolicies/${properties.policyId.split('/').at(-1)}`);
  const { body } = await adele.get(policy);
  await adele.delete(policy);
  const rules = body.properties.rules.map((rule: { id: string }) =>
    rule.id.startsWith('Notification') ? { ...rule, isDefaultRecipientsEnabled: 'true' } : rule,
  );
  await adele.patch(policy, { properties: { rules } });
  const open = { id: 'Expiration_Admin_Eligibility', ruleType: 'RoleManagementPolicyExpirationRule' };
  await adele.patch(policy, { properties: { rules: [{ ...open, isExpirationRequired: false }] } });
  await adele.put(requestAt(DEV, 'Eligibility'), ask('AdminAssign', ISAIAH, DEV, 'Owner', forGood));
}

async function useRoles(adele: ArmCaller): Promise<void> {
  await adele.get(at(PROD, 'roleDefinitions', {}, RBAC));
  await adele.get(at(PROD, `roleDefinitions/${azureRoleId('Owner')}`, {}, RBAC));
  await adele.get(at(PROD, 'permissions', {}, RBAC));
  await adele.get(at(WEB, 'permissions', {}, RBAC));
  const row = at(DATA, `roleAssignments/${newGuid()}`, {}, RBAC);
  const given = { properties: { roleDefinitionId: roleAt(DATA, 'Reader'), principalId: ISAIAH } };
  for (let time = 0; time < 2; time += 1) await adele.put(row, given);
  await adele.put(at(DATA, `roleAssignments/${newGuid()}`, {}, RBAC), given);
  await adele.get(row);
  for (const $filter of ['atScope()', `assignedTo('${ISAIAH}')`])
    await adele.get(at(DATA, 'roleAssignments', { $filter }, RBAC));
  for (const scope of [PROD, DATA, GROUP]) await adele.get(at(scope, 'roleAssignments', {}, RBAC));
  await adele.delete(row);
  await adele.delete(row);
}

/** Alerts: every list and thing, what one may set, scans, and what can be done about what they found. */
async function useAlerts(adele: ArmCaller): Promise<void> {
  const to = (rest: string) => at(DEV, `roleManagementAlert${rest}`, {}, ALERTS);
  for (const list of ['s', 'Definitions', 'Configurations']) {
    const { body } = await adele.get(to(list));
    for (const { name } of body.value) await adele.get(to(`${list}/${name}`));
  }
  const configurations = await adele.get(to('Configurations'));
  for (const { name, properties } of configurations.body.value) {
    await adele.patch(to(`Configurations/${name}`), { properties: { ...properties, isEnabled: true } });
    const { headers } = await adele.post(to(`s/${name}/refresh`));
    await adele.get(headers.get('location') ?? '');
    const { body } = await adele.get(to(`s/${name}/alertIncidents`));
    for (const incident of body.value) await adele.get(to(`s/${name}/alertIncidents/${incident.name}`));
    if (name === 'AzureRolesAssignedOutsidePimAlert')
      await adele.post(to(`s/${name}/alertIncidents/${body.value[0].name}/remediate`));
    await adele.patch(to(`s/${name}`), { properties: { isActive: false } });
  }
  const { body } = await adele.post(to('s/refresh'));
  await adele.get(body.resourceLocation);
}

async function readScopes(caller: ArmCaller): Promise<void> {
  await caller.get('/subscriptions?api-version=2022-12-01');
  await caller.get(`${DEV}?api-version=2022-12-01`);
  await caller.get('/tenants?api-version=2022-12-01');
  const groups = '/providers/Microsoft.Management/managementGroups';
  for (const path of [groups, GROUP, `${GROUP}/descendants`]) await caller.get(`${path}?api-version=2020-05-01`);
  await caller.post('/providers/Microsoft.Management/getEntities?api-version=2020-05-01');
  await caller.get(at(GROUP, 'eligibleChildResources', { $getAllChildren: 'true' }));
  await caller.get(at(GROUP, 'eligibleChildResources', { $filter: "resourceType eq 'Subscription'" }));
}
