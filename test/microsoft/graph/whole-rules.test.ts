import assert from 'node:assert/strict';
import type { Approver } from '../../../src/pim/index.ts';
import { ALEX } from '../http/rig.ts';
import { answering } from './answering.ts';
import { groupTarget } from './live-graph.ts';

const TARGET = { caller: 'EndUser', operations: ['all'], level: 'Assignment' };
const MANAGER = { '@odata.type': '#microsoft.graph.requestorManager', description: 'The manager' };

/** The approval rule that is written back where `setting` was read and `approvers` are wanted. */
async function written(setting: object | null, approvers: readonly Approver[]): Promise<Record<string, unknown>> {
  const rule = { id: 'Approval_EndUser_Assignment', 'target@odata.type': '#any', setting, target: TARGET };
  const { groups, asked } = answering(({ method }) =>
    method === 'GET' ? { body: { value: [{ policy: { id: 'Group_1_2', rules: [rule] } }] } } : { body: {} },
  );
  const approval = { isApprovalRequired: true, isApproverJustificationRequired: true, approvers };
  await groups.policies.change(ALEX, groupTarget('Build Agents'), { activation: { approval } });
  const { rules = [] } = (asked[1]?.body ?? {}) as { rules?: Record<string, unknown>[] };
  assert.equal(rules.length, 1);
  return rules[0] ?? {};
}

describe('A rule of a policy', () => {
  it('is written back whole, with its type, without annotations of the reading', async () => {
    const rule = await written(null, [{ id: 'u1', kind: 'user', name: 'u1' }]);
    assert.deepEqual(rule, {
      '@odata.type': '#microsoft.graph.unifiedRoleManagementPolicyApprovalRule',
      id: 'Approval_EndUser_Assignment',
      target: TARGET,
      setting: {
        isApprovalRequired: true,
        approvalMode: 'SingleStage',
        approvalStages: [
          {
            approvalStageTimeOutInDays: 1,
            isApproverJustificationRequired: true,
            escalationTimeInMinutes: 0,
            isEscalationEnabled: false,
            primaryApprovers: [{ '@odata.type': '#microsoft.graph.singleUser', userId: 'u1', description: null }],
            escalationApprovers: [],
          },
        ],
      },
    });
  });

  it('keeps what the change does not say, and an approver who has no id', async () => {
    const { setting } = await written({ approvalStages: [{ primaryApprovers: [MANAGER] }], other: 1 }, [
      { id: undefined, kind: 'user', name: 'The manager' },
    ]);
    assert.deepEqual(setting, {
      other: 1,
      isApprovalRequired: true,
      approvalMode: 'SingleStage',
      approvalStages: [{ primaryApprovers: [MANAGER], isApproverJustificationRequired: true }],
    });
  });

  it('that the policy does not have is not made up', async () => {
    const { groups, asked } = answering(() => ({ body: { value: [{ policy: { id: 'Group_1_2', rules: [] } }] } }));
    const change = groups.policies.change(ALEX, groupTarget('Build Agents'), {
      activation: { enablement: { enabledRules: [] } },
    });
    await assert.rejects(change, { code: 'PolicyNotFound', message: /Enablement_EndUser_Assignment/ });
    assert.equal(asked.length, 1);
  });
});
