import assert from 'node:assert/strict';
import type { ScheduleRequestDraft } from '../../../src/pim/index.ts';
import { ALEX } from '../http/rig.ts';
import { answering, ROLE, rowOf, SUBSCRIPTION } from './answering.ts';

const AUTHORIZATION = 'providers/Microsoft.Authorization';
const target = (scopeId: string) => ({ provider: 'azure-resource' as const, roleId: ROLE, scopeId });

/** What was asked for, without the host, decoded as little as people need. */
async function askedFor(work: (on: ReturnType<typeof answering>) => Promise<unknown>) {
  const on = answering(({ method }) => ({ body: method === 'GET' ? { value: [] } : rowOf({ requestType: 'x' }) }));
  await work(on);
  return on.asked.map(({ method, url }) => `${method} ${url.replace('https://management.azure.com/', '')}`);
}
const removal = (scopeId: string): ScheduleRequestDraft => ({
  kind: 'assignment',
  action: 'adminRemove',
  target: target(scopeId),
  principalId: ALEX.objectId,
  justification: undefined,
  ticket: undefined,
});

describe('An address in Azure', () => {
  it('of one’s own rows is the root of the tenant, in one call', async () => {
    assert.deepEqual(await askedFor(({ azure }) => azure.rights.eligibilities(ALEX, 'mine')), [
      `GET ${AUTHORIZATION}/roleEligibilityScheduleInstances?api-version=2020-10-01&$filter=asTarget()`,
    ]);
    assert.deepEqual(await askedFor(({ azure }) => azure.requests.list(ALEX, 'assignment', 'to-approve')), [
      `GET ${AUTHORIZATION}/roleAssignmentScheduleRequests?api-version=2020-10-01&$filter=asApprover()`,
    ]);
    assert.deepEqual(await askedFor(({ azure }) => azure.requests.list(ALEX, 'eligibility', 'to-approve')), []);
  });

  it('of others’ rows is the scope that is asked about, with their holder and never a role', async () => {
    const filter = { principalId: "o'1", roleId: ROLE, scopeId: `/${SUBSCRIPTION}` };
    const [asked] = await askedFor(({ azure }) => azure.rights.schedules(ALEX, 'assignment', filter));
    assert.equal(
      asked,
      `GET ${SUBSCRIPTION.slice(1)}/${AUTHORIZATION}/roleAssignmentSchedules?api-version=2020-10-01` +
        "&$filter=principalId%20eq%20'o''1'%20and%20atScope()",
    );
    const [everything] = await askedFor(({ azure }) => azure.rights.assignments(ALEX, {}));
    assert.equal(everything, `GET ${AUTHORIZATION}/roleAssignmentScheduleInstances?api-version=2020-10-01`);
  });

  it('keeps every letter of a scope, each name by itself', async () => {
    const scope = `${SUBSCRIPTION}/resourceGroups/rg (Web) 100%/providers/Microsoft.Web/sites/a?b#c`;
    const [asked] = await askedFor(({ azure }) => azure.requests.submit(ALEX, removal(scope), 'new-guid'));
    assert.equal(
      asked,
      `PUT ${SUBSCRIPTION.slice(1)}/resourceGroups/rg%20(Web)%20100%25/providers/Microsoft.Web/sites/a%3Fb%23c/` +
        `${AUTHORIZATION}/roleAssignmentScheduleRequests/new-guid?api-version=2020-10-01`,
    );
  });

  for (const scope of [
    'Contoso Prod',
    '',
    '/administrativeUnits/1',
    '/subscriptions/1/../../subscriptions/2',
    '/subscriptions/..',
    '/subscriptions/1/resourceGroups/./x',
    'https://example.com/subscriptions/1',
    '/subscriptions/1/resourceGroups',
  ])
    it(`is not made of "${scope}": nothing is sent`, async () => {
      const on = answering(() => ({ body: rowOf({ requestType: 'x' }) }));
      const work = on.azure.requests.submit(ALEX, removal(scope), 'new-guid');
      await assert.rejects(work, { code: 'InvalidScope', message: /Nothing was sent/ });
      assert.deepEqual(on.asked, []);
    });

  it('has the version of what it is about, and as much time as lists of big tenants take', async () => {
    const request = { approvalId: 'approval-1', id: 'request-1' } as never;
    const asked = await askedFor(async ({ azure }) => {
      await azure.approvals.read(ALEX, request);
      await azure.roleDefinitions.list(ALEX, SUBSCRIPTION);
      await azure.policies.read(ALEX, target(SUBSCRIPTION));
    });
    assert.deepEqual(
      asked.map((line) => /api-version=([\w-]+)/.exec(line)?.[1]),
      ['2021-01-01-preview', '2022-04-01', '2020-10-01'],
    );
    const on = answering(() => ({ body: { value: [] } }));
    await on.azure.rights.eligibilities(ALEX, 'mine');
    assert.equal(on.asked[0]?.timeLimitMs, 60_000);
  });

  it('of a policy names the role as its scope spells it', async () => {
    const asked = await askedFor(async ({ azure }) => {
      await azure.policies.read(ALEX, target(`${SUBSCRIPTION}/resourceGroups/rg`));
      await azure.policies.read(ALEX, target('/providers/Microsoft.Management/managementGroups/contoso'));
    });
    assert.deepEqual(
      asked.map((line) => decodeURIComponent(line.split('$filter=')[1] ?? '')),
      [
        `roleDefinitionId eq '${SUBSCRIPTION}/${AUTHORIZATION}/roleDefinitions/${ROLE}'`,
        `roleDefinitionId eq '/${AUTHORIZATION}/roleDefinitions/${ROLE}'`,
      ],
    );
  });
});
