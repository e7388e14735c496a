import assert from 'node:assert/strict';
import type { PolicyChange } from '../../../src/pim/index.ts';
import { azureTarget, DEV, PROD, WEB, WEB_DEV } from '../../simulator/arm/arm-rig.ts';
import { groupId, personId } from '../../simulator/rig.ts';
import { draftOf, duration } from '../graph/drafts.ts';
import { failureOf, type LiveGraph, startLiveGraph } from '../graph/live-graph.ts';
import { ALEX } from '../http/rig.ts';
import { answering, ROLE, SUBSCRIPTION } from './answering.ts';

const IN_DEV = azureTarget('Contributor', DEV);

describe('Policies of Azure', () => {
  let live: LiveGraph;
  before(async () => {
    live = await startLiveGraph();
  });
  afterEach(() => live.reset());
  after(() => live.stop());

  const read = (target = IN_DEV, who = 'Alex') => live.azure.policies.read(live.person(who), target);
  const change = (wanted: PolicyChange, target = IN_DEV, who = 'Adele') =>
    live.azure.policies.change(live.person(who), target, wanted);

  it('say what activating needs, in one call, also to who is only eligible', async () => {
    const policy = await read(azureTarget('Owner', WEB));
    assert.deepEqual(policy?.activation, {
      expiration: { isExpirationRequired: true, maximumDuration: duration('PT1H') },
      enablement: { enabledRules: ['Justification'] },
      approval: {
        isApprovalRequired: true,
        approvers: [{ id: groupId('PIM Approvers'), kind: 'group', name: 'PIM Approvers' }],
        isApproverJustificationRequired: true,
      },
      authenticationContext: { isEnabled: true, claimValue: 'c2' },
    });
    assert.equal((await live.traffic()).length, 1);
  });

  it('are others at every scope', async () => {
    const maximum = async (scopeId: string) =>
      (await read(azureTarget('Contributor', scopeId), 'Adele'))?.activation.enablement?.enabledRules;
    assert.deepEqual(await maximum(PROD), ['Justification', 'Ticketing']);
    assert.deepEqual(await maximum(DEV), []);
    assert.deepEqual(await maximum(WEB_DEV), ['Justification']);
  });

  it('are refused to who is neither eligible nor a reader, and none where there is no such role', async () => {
    assert.equal((await failureOf(read(IN_DEV, 'Isaiah'))).facts.status, 403);
    assert.equal(await read({ ...IN_DEV, roleId: crypto.randomUUID() }, 'Adele'), undefined);
    const nowhere = { ...IN_DEV, roleId: crypto.randomUUID() };
    const wish = { activation: { enablement: { enabledRules: [] } } };
    assert.equal((await failureOf(change(wish, nowhere))).code, 'PolicyNotFound');
  });

  it('change in just what was said, in one write, and PIM acts on it', async () => {
    const before = await read();
    await live.traffic();
    await change({
      activation: {
        expiration: { isExpirationRequired: true, maximumDuration: duration('PT2H') },
        approval: {
          isApprovalRequired: true,
          isApproverJustificationRequired: false,
          approvers: [
            { id: personId('Megan'), kind: 'user', name: 'Megan Bowen' },
            { id: groupId('PIM Approvers'), kind: 'group', name: 'PIM Approvers' },
          ],
        },
      },
    });
    const calls = await live.traffic();
    assert.deepEqual(
      calls.map(({ method }) => method),
      ['GET', 'GET', 'PATCH'],
    );
    const after = await read();
    assert.equal(after?.activation.expiration?.maximumDuration, 'PT2H');
    assert.deepEqual(
      after?.activation.approval?.approvers.map(({ kind, name }) => [kind, name]),
      [
        ['user', 'Megan Bowen'],
        ['group', 'PIM Approvers'],
      ],
    );
    assert.deepEqual([after?.assignment, after?.eligibility], [before?.assignment, before?.eligibility]);
    const alex = live.person('Alex');
    const draft = draftOf('selfActivate', 'assignment', IN_DEV, alex.objectId);
    assert.ok((await live.azure.requests.submit(alex, draft, crypto.randomUUID())).approvalId);
  });

  it('allow permanence without a maximum beside it, which Azure refuses', async () => {
    const forGood = { expiration: { isExpirationRequired: false, maximumDuration: duration('P90D') } };
    await change({ assignment: forGood });
    assert.equal((await read())?.assignment.expiration?.isExpirationRequired, false);
    const write = (await live.traffic()).find(({ method }) => method === 'PATCH');
    assert.doesNotMatch(JSON.stringify(write?.requestBody), /maximumDuration/);
  });

  it('take an authentication context, and give it back', async () => {
    await change({ activation: { authenticationContext: { isEnabled: true, claimValue: 'c7' } } });
    assert.deepEqual((await read())?.activation.authenticationContext, { isEnabled: true, claimValue: 'c7' });
    await change({ activation: { authenticationContext: { isEnabled: false, claimValue: undefined } } });
    assert.equal((await read())?.activation.authenticationContext?.isEnabled, false);
  });

  it('are not changed by who may not, nor where they could not even be read, nor by a change of nothing', async () => {
    const wish = { activation: { enablement: { enabledRules: [] } } };
    assert.equal((await failureOf(change(wish, IN_DEV, 'Alex'))).facts.status, 403);
    await live.traffic();
    await change({});
    assert.deepEqual(await live.traffic(), []);
    await live.fault({ service: 'arm', method: 'GET', path: 'roleManagementPolicies', status: 503, times: 0 });
    const error = await failureOf(change(wish));
    assert.deepEqual([error.code, error.facts.sent], ['NoAnswer', 'no']);
  });
});

describe('A policy of Azure that comes without rules', () => {
  it('is read by its id, what holds before what was set', async () => {
    const policyId = `/providers/Microsoft.Subscription${SUBSCRIPTION}/providers/Microsoft.Authorization/roleManagementPolicies/p1`;
    const assignment = { policyId, roleDefinitionId: `/providers/Microsoft.Authorization/roleDefinitions/${ROLE}` };
    const rule = (maximumDuration: string) => ({ id: 'Expiration_EndUser_Assignment', maximumDuration });
    const { azure, asked } = answering(({ url }) => {
      const row = { id: 'x', name: 'x' };
      return url.includes('PolicyAssignments')
        ? { body: { value: [{ ...row, properties: assignment }] } }
        : { body: { ...row, properties: { rules: [rule('PT8H')], effectiveRules: [rule('PT1H')] } } };
    });
    const policy = await azure.policies.read(ALEX, { provider: 'azure-resource', roleId: ROLE, scopeId: SUBSCRIPTION });
    assert.equal(policy?.activation.expiration?.maximumDuration, 'PT1H');
    assert.equal(
      asked[1]?.url,
      `https://management.azure.com${SUBSCRIPTION}/providers/Microsoft.Authorization/roleManagementPolicies/p1?api-version=2020-10-01`,
    );
  });
});
