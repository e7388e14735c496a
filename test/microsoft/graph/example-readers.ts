import assert from 'node:assert/strict';
import type { RightKind, Target } from '../../../src/pim/index.ts';
import type { Example } from '../../contract/read-examples.ts';
import { ALEX } from '../http/rig.ts';
import type { answering } from './answering.ts';

type Live = ReturnType<typeof answering>;

/** What reads one kind of sample, and in which envelope the call gets it. */
export interface ExampleReader {
  readonly what: RegExp;
  /** The answer that the call gets, where it is not the sample itself. */
  readonly within?: (body: Body) => unknown;
  read(live: Live, example: Example, ids: readonly string[]): Promise<unknown>;
}

type Body = { readonly id: string; readonly value?: readonly { readonly id: string }[] };

const kindOf = ({ url }: Example): RightKind => (/eligibility/i.test(url) ? 'eligibility' : 'assignment');
const providerOf = ({ roles, groups }: Live, { url }: Example) => (url.includes('/group/') ? groups : roles);
const request = { approvalId: 'approval-1', id: 'request-1' } as never;
const TARGET: Target = { provider: 'entra-role', roleId: 'role-1', scopeId: '/' };
const GROUP: Target = { provider: 'group', roleId: 'member', scopeId: '11111111-1111-4111-8111-111111111111' };
const targetOf = ({ url }: Example): Target => (url.includes('/group/') ? GROUP : TARGET);
const listed = (one: unknown) => ({ value: [one] });
const asList = (body: Body) => (body.value ? body : listed(body));
const sorted = (ids: readonly string[]) => ids.toSorted();

const RULE_ID = /"id":"(Expiration|Enablement|Approval|AuthenticationContext)_\w+"/;

async function readPolicy({ roles }: Live, { responseBody }: Example): Promise<void> {
  const policy = await roles.policies.read(ALEX, TARGET);
  assert.ok(policy);
  const rules = [policy.activation, policy.assignment, policy.eligibility].flatMap((part) => Object.values(part));
  const hasRules = RULE_ID.test(JSON.stringify(responseBody));
  assert.equal(
    rules.some((rule) => rule !== undefined),
    hasRules,
  );
}

export const EXAMPLE_READERS: readonly ExampleReader[] = [
  {
    what: /^GET .*AssignmentScheduleInstances/i,
    within: asList,
    async read(live, example, ids) {
      const read = await providerOf(live, example).rights.assignments(ALEX, {});
      assert.deepEqual(
        read.map(({ instanceId }) => instanceId),
        ids,
      );
    },
  },
  {
    what: /^GET .*EligibilityScheduleInstances/i,
    within: asList,
    async read(live, example, ids) {
      const read = await providerOf(live, example).rights.eligibilities(ALEX, {});
      assert.equal(read.length, ids.length);
      // The link to the schedule has another name everywhere; one sample has none.
      const hasLinks = /EligibilityScheduleId"/i.test(JSON.stringify(example.responseBody));
      assert.ok(read.every(({ scheduleId }) => ids.includes(scheduleId) !== hasLinks));
    },
  },
  {
    what: /^GET .*(Assignment|Eligibility)Schedules([/?]|$)/i,
    within: asList,
    async read(live, example, ids) {
      const read = await providerOf(live, example).rights.schedules(ALEX, kindOf(example), {});
      assert.deepEqual(
        read.map(({ scheduleId }) => scheduleId),
        ids,
      );
      assert.ok(read.every(({ startsAt }) => startsAt));
    },
  },
  {
    what: /^GET .*ScheduleRequests(\/[\w-]+$|\/filterBy|\?|$)/i,
    within: asList,
    async read(live, example, ids) {
      const read = await providerOf(live, example).requests.list(ALEX, kindOf(example), {});
      assert.deepEqual(sorted(read.map(({ id }) => id)), sorted(ids));
      assert.ok(read.every(({ createdAt }) => createdAt));
    },
  },
  {
    what: /^POST .*ScheduleRequests\/?$/i,
    async read(live, example, [id]) {
      const draft = { kind: kindOf(example), action: 'adminRemove', target: targetOf(example) } as never;
      assert.equal((await providerOf(live, example).requests.submit(ALEX, draft, '')).id, id);
    },
  },
  {
    what: /^POST .*\/cancel$/i,
    read: (live, example) =>
      providerOf(live, example).requests.cancel(ALEX, { kind: kindOf(example), id: 'x' } as never),
  },
  {
    what: /^GET .*Approvals\//i,
    within: ({ value, ...one }) => value?.[0] ?? one,
    async read(live, example, [id]) {
      const approval = await providerOf(live, example).approvals.read(ALEX, request);
      assert.deepEqual(
        approval?.steps.map((step) => step.id),
        [id],
      );
    },
  },
  {
    what: /^PATCH .*Approvals\/.*\/steps\//i,
    read: (live) => live.roles.approvals.decide(ALEX, request, 'x', { result: 'approve', justification: 'fine' }),
  },
  {
    what: /^GET .*directory\/roleDefinitions/i,
    within: asList,
    async read(live, _example, ids) {
      const read = await live.roles.roleDefinitions.list(ALEX, '/');
      assert.deepEqual(
        read.map(({ id }) => id),
        ids,
      );
      assert.ok(read.every(({ name, allows }) => name !== '' && allows.length > 0));
    },
  },
  { what: /^GET .*PolicyAssignments.*expand=policy\(/i, within: asList, read: readPolicy },
  {
    what: /^GET .*roleManagementPolicies\/[^?]*ules(\/\w+)?$/i,
    within: (body) => listed({ policy: { rules: body.value ?? [body] } }),
    read: readPolicy,
  },
  {
    what: /^GET .*roleManagementPolicies.*\$expand=/i,
    within: (body) => ({ value: (body.value ?? [body]).map((policy) => ({ policy })) }),
    read: readPolicy,
  },
  {
    what: /^GET .*\/alerts(\?|\/\w[\w-]*\?|$)/i,
    within: asList,
    async read(live, _example, ids) {
      const read = (await live.roles.alerts?.list(ALEX, '/')) ?? [];
      assert.deepEqual(
        read.map(({ id }) => id),
        ids,
      );
      assert.ok(read.every(({ lastScannedAt }) => lastScannedAt));
    },
  },
  {
    what: /^GET .*\/alertIncidents/i,
    async read(live, _example, ids) {
      const incidents = (await live.roles.alerts?.incidents(ALEX, { id: 'x' } as never)) ?? [];
      assert.deepEqual(
        incidents.map(({ id }) => id),
        ids,
      );
      assert.ok(incidents.every(({ facts }) => facts.get('assigneeDisplayName')?.startsWith('testUser')));
    },
  },
  {
    what: /^(PATCH .*\/(roleManagementPolicies|alerts)\/[\w-]+|POST .*\/(refresh|remediate))$/i,
    read: (live, { method }) => live.client.write(ALEX, method === 'POST' ? 'POST' : 'PATCH', 'beta/any', {}),
  },
];
