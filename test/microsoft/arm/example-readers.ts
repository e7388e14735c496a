import assert from 'node:assert/strict';
import type { PimProvider, RightKind, ScheduleRequestDraft, Target } from '../../../src/pim/index.ts';
import { ALEX } from '../http/rig.ts';
import type { answering } from './answering.ts';
import type { AzureExample } from './examples.ts';

/** A row of an example, in the envelope of everything. */
export interface ExampleRow {
  readonly id: string;
  readonly name: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

export interface ExampleReader {
  readonly what: RegExp;
  read(live: ReturnType<typeof answering>, rows: readonly ExampleRow[], example: AzureExample): Promise<unknown>;
}

const kindOf = ({ name }: AzureExample): RightKind => (/eligibility/i.test(name) ? 'eligibility' : 'assignment');
const namesOf = (rows: readonly { readonly name: string }[]) => rows.map(({ name }) => name).toSorted();
const REQUEST = { approvalId: 'approval-1', id: 'request-1' } as never;
const ALERT = { id: 'alert-1', scopeId: '/subscriptions/1' } as never;

const targetIn = ([row]: readonly ExampleRow[]): Target => ({
  provider: 'azure-resource',
  roleId: String(row?.properties.roleDefinitionId ?? 'role-1'),
  scopeId: String(row?.properties.scope ?? '/'),
});
const draftFor = (rows: readonly ExampleRow[], example: AzureExample): ScheduleRequestDraft => ({
  kind: kindOf(example),
  action: 'adminRemove',
  target: targetIn(rows),
  principalId: ALEX.objectId,
  justification: undefined,
  ticket: undefined,
});
const alertsOf = ({ alerts }: PimProvider) => alerts ?? assert.fail('Azure has alerts.');

async function readPolicy({ azure }: ReturnType<typeof answering>, rows: readonly ExampleRow[]): Promise<void> {
  const policy = await azure.policies.read(ALEX, targetIn(rows));
  assert.ok(policy);
  const { activation, assignment, eligibility } = policy;
  const rules = [...Object.values(activation), ...Object.values(assignment), ...Object.values(eligibility)];
  assert.ok(rules.length === 8 && rules.every((rule) => rule !== undefined), JSON.stringify(policy));
  assert.ok(activation.approval?.approvers.every(({ id, kind }) => id && kind === 'group'));
}

export const EXAMPLE_READERS: readonly ExampleReader[] = [
  {
    what: /EligibleChildResources|child-resources$/,
    read: async ({ azure }, rows) => {
      const scopes = await azure.childScopes?.list(ALEX, '/subscriptions/1');
      assert.deepEqual(namesOf(scopes ?? []), namesOf(rows));
      assert.ok(scopes?.every(({ kind }) => kind !== 'resource'));
    },
  },
  {
    what: /GetRoleAssignmentScheduleInstance|list-roleAssignmentScheduleInstances|clients.*role-assignments/,
    async read({ azure }, rows) {
      const read = await azure.rights.assignments(ALEX, {});
      assert.deepEqual(read.map(({ instanceId }) => instanceId).toSorted(), namesOf(rows));
      for (const { role, scope, principal, startsAt } of read) {
        assert.ok(startsAt && role.name !== role.id && scope.name !== scope.id && principal.name !== principal.id);
        assert.ok(scope.kind === 'subscription' || scope.kind === 'resource-group');
      }
    },
  },
  {
    what: /GetRoleEligibilityScheduleInstance/,
    async read({ azure }, rows) {
      const read = await azure.rights.eligibilities(ALEX, {});
      assert.equal(read.length, rows.length);
      assert.ok(read.every(({ scheduleId }) => /\/RoleEligibilitySchedules\//i.test(scheduleId)));
    },
  },
  {
    what: /GetRole(Assignment|Eligibility)Schedules?By|list-roleEligibilitySchedules/,
    async read({ azure }, rows, example) {
      const read = await azure.rights.schedules(ALEX, kindOf(example), {});
      assert.deepEqual(read.map(({ scheduleId }) => scheduleId).toSorted(), rows.map(({ id }) => id).toSorted());
      assert.ok(read.every(({ requestId, startsAt, status }) => requestId && startsAt && status === 'Provisioned'));
    },
  },
  {
    what: /Get\w+ScheduleRequestBy/,
    async read({ azure }, rows, example) {
      const read = await azure.requests.list(ALEX, kindOf(example), {});
      assert.deepEqual(read.map(({ id }) => id).toSorted(), namesOf(rows));
      assert.ok(read.every(({ createdAt, createdBy, endsAt }) => createdAt && createdBy && endsAt));
    },
  },
  {
    what: /PutRole\w+Request|put-Self/,
    async read({ azure }, rows, example) {
      const made = await azure.requests.submit(ALEX, draftFor(rows, example), 'new-guid');
      assert.equal(made.id, rows[0]?.name);
    },
  },
  {
    what: /ValidateRole/,
    async read({ azure }, rows, example) {
      assert.ok((await azure.requests.validate(ALEX, draftFor(rows, example), 'new-guid')).status);
    },
  },
  {
    what: /CancelRole/,
    read: ({ azure }, _rows, example) =>
      azure.requests.cancel(ALEX, {
        kind: kindOf(example),
        id: 'x',
        scope: { id: '/' },
        principal: { id: ALEX.objectId },
        createdBy: undefined,
      }),
  },
  { what: /GetRoleManagementPolicyAssignment/, read: readPolicy },
  { what: /GetRoleManagementPolicyBy/, read: readPolicy },
  {
    what: /Get\w*ApprovalSteps$/,
    async read({ azure }, rows) {
      const approval = await azure.approvals.read(ALEX, REQUEST);
      assert.deepEqual(
        approval?.steps.map(({ id, isAssignedToMe, result }) => [id, isAssignedToMe, result]),
        rows.map(({ id }) => [id.split('/').at(-1), true, 'not-reviewed']),
      );
    },
  },
  {
    what: /(Patch|Put)\w*ApprovalStep/,
    read: ({ azure }) => azure.approvals.decide(ALEX, REQUEST, 'step', { result: 'approve', justification: 'fine' }),
  },
  {
    what: /2022-04-01\/GetRoleDefinition|clients.*definitions/,
    async read({ azure }, rows) {
      const read = await azure.roleDefinitions.list(ALEX, '/subscriptions/1');
      assert.equal(read.length, rows.length);
      assert.ok(read.every(({ name, allows }) => name !== '' && allows.length > 0));
    },
  },
  {
    what: /GetAlert(s|ById)$/,
    async read({ azure }, rows) {
      const read = await alertsOf(azure).list(ALEX, '/');
      assert.deepEqual(read.map(({ id }) => id).toSorted(), namesOf(rows));
      assert.ok(read.every(({ title, severity, lastScannedAt }) => title && severity !== 'unknown' && lastScannedAt));
      assert.ok(read.every(({ scopeId }) => scopeId.startsWith('/subscriptions/')));
    },
  },
  {
    what: /GetAlertIncident/,
    async read({ azure }, rows) {
      const read = await alertsOf(azure).incidents(ALEX, ALERT);
      assert.deepEqual(read.map(({ id }) => id).toSorted(), namesOf(rows));
      assert.ok(read.every(({ facts }) => facts.has('alertIncidentType')));
    },
  },
  { what: /UpdateAlert$/, read: ({ azure }) => alertsOf(azure).dismiss(ALEX, ALERT) },
  { what: /RefreshAlert$/, read: ({ azure }) => alertsOf(azure).refresh(ALEX, ALERT) },
  { what: /RemediateAlertIncident$/, read: ({ azure }) => alertsOf(azure).remediate(ALEX, ALERT, 'incident') },
];
