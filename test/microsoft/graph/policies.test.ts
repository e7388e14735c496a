import assert from 'node:assert/strict';
import type { PimProvider, Policy, PolicyChange, Target } from '../../../src/pim/index.ts';
import { personId } from '../../simulator/rig.ts';
import { draftOf, duration } from './drafts.ts';
import { failureOf, groupTarget, type LiveGraph, roleTarget, startLiveGraph } from './live-graph.ts';

describe('Policies in Graph', () => {
  let live: LiveGraph;
  before(async () => {
    live = await startLiveGraph();
  });
  afterEach(() => live.reset());
  after(() => live.stop());
  const read = (target: Target, who = 'Alex'): Promise<Policy | undefined> =>
    providerOf(target).policies.read(live.person(who), target);
  const providerOf = ({ provider }: Target): PimProvider => (provider === 'group' ? live.groups : live.roles);
  const change = (target: Target, wanted: PolicyChange, who = 'Adele') =>
    providerOf(target).policies.change(live.person(who), target, wanted);

  it('say of a role what activating, assigning and making eligible need', async () => {
    const policy = await read(roleTarget('Global Administrator'));
    assert.deepEqual(policy?.activation, {
      expiration: { isExpirationRequired: true, maximumDuration: duration('PT1H') },
      enablement: { enabledRules: ['Justification', 'Ticketing'] },
      approval: {
        isApprovalRequired: true,
        approvers: [{ id: personId('Megan'), kind: 'user', name: 'Megan Bowen' }],
        isApproverJustificationRequired: true,
      },
      authenticationContext: { isEnabled: true, claimValue: 'c1' },
    });
    assert.deepEqual(policy?.assignment, {
      expiration: { isExpirationRequired: false, maximumDuration: duration('P180D') },
      enablement: { enabledRules: ['Justification'] },
    });
    assert.deepEqual(policy?.eligibility.expiration?.maximumDuration, duration('P365D'));
  });

  it('of a role are the same at every scope, and a group has two', async () => {
    const unit = (await live.roles.rights.eligibilities(live.person('Alex'), 'mine')).find(
      ({ scope }) => scope.kind === 'administrative-unit',
    );
    assert.ok(unit);
    assert.deepEqual(await read(roleTarget(unit.role.name, unit.scope.id)), await read(roleTarget(unit.role.name)));
    const [member, owner] = [await read(groupTarget('Build Agents')), await read(groupTarget('Build Agents', 'owner'))];
    assert.deepEqual(member?.activation.enablement?.enabledRules, []);
    assert.deepEqual(owner?.activation.enablement?.enabledRules, ['MultiFactorAuthentication', 'Justification']);
  });

  it('name groups as approvers', async () => {
    const [approver] = (await read(roleTarget('User Administrator')))?.activation.approval?.approvers ?? [];
    assert.deepEqual([approver?.kind, approver?.name], ['group', 'PIM Approvers']);
  });

  it('of all roles come in one call', async () => {
    await live.traffic();
    const book = await live.roles.policies.readAll?.(live.person('Alex'));
    assert.equal((await live.traffic()).length, 1);
    const target = roleTarget('Security Reader');
    assert.deepEqual(book?.get(target.roleId.toLowerCase()), await read(target));
    assert.ok((book?.size ?? 0) > 20);
    assert.equal(live.groups.policies.readAll, undefined);
  });

  it('of a role that is none are none', async () => {
    const nowhere = { ...roleTarget('Global Reader'), roleId: crypto.randomUUID() };
    assert.equal(await read(nowhere), undefined);
    const error = await failureOf(change(nowhere, { activation: { enablement: { enabledRules: [] } } }));
    assert.equal(error.code, 'PolicyNotFound');
  });

  for (const target of [roleTarget('Security Reader'), groupTarget('Prod Database Operators')])
    it(`of the provider ${target.provider} change in just what was said, all rules in one write`, async () => {
      const before = await read(target);
      await live.traffic();
      await change(target, {
        activation: {
          expiration: { isExpirationRequired: true, maximumDuration: duration('PT2H') },
          approval: {
            isApprovalRequired: true,
            isApproverJustificationRequired: false,
            approvers: [
              { id: personId('Megan'), kind: 'user', name: 'Megan Bowen' },
              { id: groupTarget('PIM Approvers').scopeId, kind: 'group', name: 'PIM Approvers' },
            ],
          },
        },
        eligibility: { expiration: { isExpirationRequired: true, maximumDuration: undefined } },
      });
      const [reading, write, ...more] = await live.traffic();
      assert.deepEqual([reading?.method, write?.method, more], ['GET', 'PATCH', []]);
      const { rules = [] } = (write?.requestBody ?? {}) as { rules?: Record<string, unknown>[] };
      assert.deepEqual(
        rules.map(({ id }) => id),
        ['Expiration_EndUser_Assignment', 'Expiration_Admin_Eligibility', 'Approval_EndUser_Assignment'],
      );
      for (const rule of rules) {
        assert.match(String(rule['@odata.type']), /^#microsoft\.graph\.unifiedRoleManagementPolicy\w+Rule$/);
        assert.ok(rule.target);
      }
      const after = await read(target);
      assert.equal(after?.activation.expiration?.maximumDuration, duration('PT2H'));
      assert.equal(after?.activation.approval?.isApproverJustificationRequired, false);
      assert.deepEqual(
        after?.activation.approval?.approvers.map(({ kind, name }) => [kind, name]),
        [
          ['user', 'Megan Bowen'],
          ['group', 'PIM Approvers'],
        ],
      );
      assert.deepEqual(after?.eligibility.expiration, {
        isExpirationRequired: true,
        maximumDuration: before?.eligibility.expiration?.maximumDuration,
      });
      assert.deepEqual(after?.activation.enablement, before?.activation.enablement);
      assert.deepEqual(after?.assignment, before?.assignment);
      // And PIM acts on it.
      const alex = live.person('Alex');
      const draft = draftOf('selfActivate', 'assignment', target, alex.objectId);
      assert.ok((await providerOf(target).requests.submit(alex, draft, '')).approvalId);
    });

  it('take an authentication context, and give it back', async () => {
    const target = roleTarget('Security Reader');
    await change(target, { activation: { authenticationContext: { isEnabled: true, claimValue: 'c7' } } });
    assert.deepEqual((await read(target))?.activation.authenticationContext, { isEnabled: true, claimValue: 'c7' });
    await change(target, { activation: { authenticationContext: { isEnabled: false, claimValue: undefined } } });
    assert.deepEqual((await read(target))?.activation.authenticationContext?.isEnabled, false);
  });

  it('are not changed by who may not, nor in a way that PIM refuses, nor by a change of nothing', async () => {
    const target = roleTarget('Exchange Administrator');
    const mfaOff = { activation: { enablement: { enabledRules: [] } } };
    assert.equal((await failureOf(change(target, mfaOff, 'Alex'))).facts.pimCode, 'UnauthorizedAccessException');
    await change(target, { activation: { authenticationContext: { isEnabled: true, claimValue: 'c1' } } });
    const error = await failureOf(
      change(target, { activation: { enablement: { enabledRules: ['MultiFactorAuthentication'] } } }),
    );
    assert.equal(error.facts.pimCode, 'MfaAndAcrsConflict');
    await live.traffic();
    await change(target, {});
    await change(target, { activation: {}, eligibility: {} });
    assert.deepEqual(await live.traffic(), []);
  });

  it('were not changed where they could not even be read before', async () => {
    await live.fault({ method: 'GET', path: 'PolicyAssignments', status: 503, times: 0 });
    const error = await failureOf(
      change(roleTarget('Security Reader'), { activation: { enablement: { enabledRules: [] } } }),
    );
    assert.deepEqual([error.code, error.facts.sent], ['NoAnswer', 'no']);
  });
});
