import assert from 'node:assert/strict';
import { EXACT } from '../../../src/simulator/pim/knobs.ts';
import contoso from '../../../src/simulator/tenant/contoso.json' with { type: 'json' };
import { groupId, personId } from '../rig.ts';
import {
  type ArmCaller,
  type ArmRig,
  ask,
  at,
  azureRoleId,
  DEV,
  forDuration,
  forGood,
  GROUP,
  newGuid,
  PROD,
  roleAt,
  startArmRig,
  VAULT,
  WEB,
} from './arm-rig.ts';

type Json = Record<string, unknown>;
interface Assignment {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly properties: {
    readonly policyId: string;
    readonly roleDefinitionId: string;
    readonly effectiveRules: readonly Json[];
    readonly policyAssignmentProperties: Json;
  };
}

const ORDER = [
  'Enablement_Admin_Eligibility',
  'Expiration_Admin_Eligibility',
  'Notification_Admin_Admin_Eligibility',
  'Notification_Requestor_Admin_Eligibility',
  'Notification_Approver_Admin_Eligibility',
  'Enablement_Admin_Assignment',
  'Expiration_Admin_Assignment',
  'Notification_Admin_Admin_Assignment',
  'Notification_Requestor_Admin_Assignment',
  'Notification_Approver_Admin_Assignment',
  'Approval_EndUser_Assignment',
  'AuthenticationContext_EndUser_Assignment',
  'Enablement_EndUser_Assignment',
  'Expiration_EndUser_Assignment',
  'Notification_Admin_EndUser_Assignment',
  'Notification_Requestor_EndUser_Assignment',
  'Notification_Approver_EndUser_Assignment',
];

describe('Policies of Azure roles', () => {
  let rig: ArmRig;
  let alex: ArmCaller;
  let adele: ArmCaller;

  before(async () => {
    rig = await startArmRig();
  });
  after(() => rig.stop());
  beforeEach(async () => {
    await rig.control('reset', {});
    [alex, adele] = [await rig.as('Alex'), await rig.as('Adele')];
  });

  async function assignmentOf(caller: ArmCaller, scope: string, role: string): Promise<Assignment> {
    const filter = { $filter: `roleDefinitionId eq '${roleAt(scope, role)}'` };
    const { status, body } = await caller.get(at(scope, 'roleManagementPolicyAssignments', filter));
    assert.equal(status, 200, JSON.stringify(body));
    assert.equal(body.value.length, 1);
    return body.value[0];
  }
  const ruleOf = (rules: readonly Json[], id: string) => rules.find((rule) => rule.id === id) ?? {};
  const policyPath = async (scope: string, role: string) =>
    `${(await assignmentOf(adele, scope, role)).properties.policyId}?api-version=2020-10-01`;

  it('show the 17 rules in their order, as Microsoft ships them', async () => {
    const { properties } = await assignmentOf(adele, WEB, 'Reader');
    const { effectiveRules: rules } = properties;
    assert.deepEqual(
      rules.map(({ id }) => id),
      ORDER,
    );
    assert.deepEqual(ruleOf(rules, 'Expiration_EndUser_Assignment'), {
      isExpirationRequired: true,
      maximumDuration: 'PT8H',
      id: 'Expiration_EndUser_Assignment',
      ruleType: 'RoleManagementPolicyExpirationRule',
      target: { caller: 'EndUser', operations: ['All'], level: 'Assignment' },
    });
    assert.deepEqual(ruleOf(rules, 'Enablement_EndUser_Assignment').enabledRules, ['Justification']);
    assert.deepEqual(ruleOf(rules, 'Expiration_Admin_Assignment').maximumDuration, 'P180D');
    assert.deepEqual(ruleOf(rules, 'Expiration_Admin_Eligibility').maximumDuration, 'P365D');
    assert.equal('claimValue' in ruleOf(rules, 'AuthenticationContext_EndUser_Assignment'), false);
    const { setting } = ruleOf(rules, 'Approval_EndUser_Assignment') as { setting: { approvalStages: Json[] } };
    assert.deepEqual(setting.approvalStages, [
      {
        approvalStageTimeOutInDays: 1,
        isApproverJustificationRequired: true,
        escalationTimeInMinutes: 0,
        isEscalationEnabled: false,
      },
    ]);
    assert.deepEqual(properties.policyAssignmentProperties.scope, {
      id: WEB,
      displayName: 'rg-web-prod',
      type: 'resourcegroup',
    });
  });

  it('name approvers and the authentication context', async () => {
    const { effectiveRules: rules } = (await assignmentOf(adele, WEB, 'Owner')).properties;
    assert.equal(ruleOf(rules, 'AuthenticationContext_EndUser_Assignment').claimValue, 'c2');
    const { setting } = ruleOf(rules, 'Approval_EndUser_Assignment') as {
      setting: { isApprovalRequired: boolean; approvalStages: { primaryApprovers: Json[] }[] };
    };
    assert.equal(setting.isApprovalRequired, true);
    assert.deepEqual(setting.approvalStages[0]?.primaryApprovers, [
      { id: groupId('PIM Approvers'), description: 'PIM Approvers', isBackup: false, userType: 'Group' },
    ]);
  });

  it('are one for each role and scope; nothing is inherited', async () => {
    const maximum = async (scope: string) =>
      ruleOf(
        (await assignmentOf(adele, scope, 'Contributor')).properties.effectiveRules,
        'Expiration_EndUser_Assignment',
      ).maximumDuration;
    assert.deepEqual(await Promise.all([PROD, WEB, VAULT].map(maximum)), ['PT4H', 'PT8H', 'PT8H']);
    const { body } = await adele.get(at(PROD, 'roleManagementPolicies'));
    assert.equal(body.value.length, contoso.azure.roles.length);
    const dev = await adele.get(at(DEV, 'roleManagementPolicyAssignments'));
    assert.equal(dev.body.value.length, contoso.azure.roles.length - 1, 'the custom role belongs to Prod');
  });

  it('are assigned under a singular name, and addressed in the plural', async () => {
    const assignment = await assignmentOf(adele, PROD, 'Contributor');
    const policy = assignment.properties.policyId.split('/').at(-1);
    assert.equal(assignment.name, `${policy}_${azureRoleId('Contributor')}`);
    assert.equal(assignment.type, 'Microsoft.Authorization/roleManagementPolicyAssignment');
    assert.equal(
      assignment.id,
      `${PROD}/providers/Microsoft.Authorization/roleManagementPolicyAssignment/${assignment.name}`,
    );
    const read = await adele.get(at(PROD, `roleManagementPolicyAssignments/${assignment.name}`));
    assert.deepEqual(read.body, assignment);
    const whole = await adele.get(`${assignment.properties.policyId}?api-version=2020-10-01`);
    assert.deepEqual(whole.body.properties.rules, assignment.properties.effectiveRules);
    assert.deepEqual(whole.body.properties.effectiveRules, whole.body.properties.rules);
    assert.deepEqual(whole.body.properties.lastModifiedBy, { displayName: 'Admin' });
  });

  it('are left out of the assignment in the first preview', async () => {
    const { body } = await adele.get(at(DEV, 'roleManagementPolicyAssignments', {}, '2020-10-01-preview'));
    assert.equal('effectiveRules' in body.value[0].properties, false);
  });

  it('may be read by who is eligible there, of those roles only, and by nobody else without a role', async () => {
    const { body } = await alex.get(at(WEB, 'roleManagementPolicyAssignments'));
    const roles = body.value.map(({ properties }: Assignment) => properties.roleDefinitionId.split('/').at(-1));
    assert.deepEqual(roles.sort(), ['Contributor', 'Owner', 'Reader'].map(azureRoleId).sort());
    const isaiah = await rig.as('Isaiah');
    const refused = await isaiah.get(at(WEB, 'roleManagementPolicyAssignments'));
    assert.deepEqual([refused.status, refused.body.error.code], [400, 'InsufficientPermissions']);
  });

  describe('when they are changed', () => {
    const target = { caller: 'EndUser', operations: ['All'], level: 'Assignment' };
    const expiration = (maximumDuration: string) => ({
      id: 'Expiration_EndUser_Assignment',
      ruleType: 'RoleManagementPolicyExpirationRule',
      isExpirationRequired: true,
      maximumDuration,
      target,
    });
    const patch = async (rules: readonly object[], caller = adele, path?: string) =>
      caller.patch(path ?? (await policyPath(DEV, 'Contributor')), { properties: { rules } });
    const activate = (duration: string) =>
      alex.put(
        at(DEV, `roleAssignmentScheduleRequests/${newGuid()}`),
        ask('SelfActivate', alex.id, DEV, 'Contributor', forDuration(duration)),
      );

    it('only the rules that are sent change, the whole policy comes back, and it counts at once', async () => {
      const { status, body } = await patch([expiration('PT2H')]);
      assert.equal(status, 200);
      const { rules, lastModifiedBy, lastModifiedDateTime } = body.properties;
      assert.equal(rules.length, 17);
      assert.equal(ruleOf(rules, 'Expiration_EndUser_Assignment').maximumDuration, 'PT2H');
      assert.deepEqual(ruleOf(rules, 'Enablement_EndUser_Assignment').enabledRules, []);
      assert.deepEqual(lastModifiedBy, {
        id: adele.id,
        displayName: 'Adele Vance',
        type: 'User',
        email: 'adelev@contoso.example',
      });
      assert.match(lastModifiedDateTime, /^2026-11-24T08:00:/);
      assert.match((await activate('PT3H')).body.error.message, /ExpirationRule/);
      assert.equal((await activate('PT2H')).status, 201);
    });

    it('the policy gets another GUID, and the earlier one goes on working', async () => {
      const path = await policyPath(DEV, 'Contributor');
      const { body } = await patch([expiration('PT2H')], adele, path);
      assert.equal(`${body.id}?api-version=2020-10-01`, path);
      assert.notEqual(await policyPath(DEV, 'Contributor'), path);
      assert.equal((await adele.get(path)).status, 200);
      assert.equal((await patch([expiration('PT3H')], adele, path)).status, 200);
    });

    it('other scopes keep theirs', async () => {
      await patch([expiration('PT2H')], adele, await policyPath(GROUP, 'Contributor'));
      const { effectiveRules } = (await assignmentOf(adele, DEV, 'Contributor')).properties;
      assert.equal(ruleOf(effectiveRules, 'Expiration_EndUser_Assignment').maximumDuration, 'PT8H');
    });

    it('approval, tickets, mails and permanence are taken, and what PIM acts on acts', async () => {
      const { status, body } = await patch([
        {
          id: 'Approval_EndUser_Assignment',
          ruleType: 'RoleManagementPolicyApprovalRule',
          target,
          setting: {
            isApprovalRequired: true,
            isApprovalRequiredForExtension: false,
            isRequestorJustificationRequired: true,
            approvalMode: 'SingleStage',
            approvalStages: [
              {
                approvalStageTimeOutInDays: 1,
                isApproverJustificationRequired: false,
                escalationTimeInMinutes: 0,
                isEscalationEnabled: false,
                escalationApprovers: null,
                primaryApprovers: [{ id: personId('Megan'), description: 'x', isBackup: false, userType: 'User' }],
              },
            ],
          },
        },
        {
          id: 'Enablement_EndUser_Assignment',
          ruleType: 'RoleManagementPolicyEnablementRule',
          target,
          enabledRules: ['Ticketing'],
        },
        {
          id: 'Notification_Admin_EndUser_Assignment',
          ruleType: 'RoleManagementPolicyNotificationRule',
          target,
          notificationType: 'Email',
          recipientType: 'Admin',
          notificationLevel: 'Critical',
          isDefaultRecipientsEnabled: 'false',
          notificationRecipients: ['soc@contoso.example'],
        },
        {
          id: 'Expiration_Admin_Eligibility',
          ruleType: 'RoleManagementPolicyExpirationRule',
          target: { ...target, caller: 'Admin', level: 'Eligibility' },
          isExpirationRequired: false,
        },
      ]);
      assert.equal(status, 200, JSON.stringify(body));
      const notification = ruleOf(body.properties.rules, 'Notification_Admin_EndUser_Assignment');
      assert.deepEqual(
        [notification.notificationLevel, notification.isDefaultRecipientsEnabled, notification.notificationRecipients],
        ['Critical', false, ['soc@contoso.example']],
      );
      assert.match((await activate('PT1H')).body.error.message, /TicketingRule/);
      const asked = await alex.put(
        at(DEV, `roleAssignmentScheduleRequests/${newGuid()}`),
        ask('SelfActivate', alex.id, DEV, 'Contributor', {
          ...forDuration('PT1H'),
          ticketInfo: { ticketNumber: 'C1' },
        }),
      );
      assert.equal(asked.body.properties.status, 'PendingApproval');
      const eligible = await adele.put(
        at(DEV, `roleEligibilityScheduleRequests/${newGuid()}`),
        ask('AdminAssign', personId('Isaiah'), DEV, 'Contributor', forGood),
      );
      assert.equal(eligible.status, 201);
      const lasting = { scheduleInfo: { expiration: { type: 'AfterDuration', duration: null } } };
      const forMegan = await adele.put(
        at(DEV, `roleEligibilityScheduleRequests/${newGuid()}`),
        ask('AdminAssign', personId('Megan'), DEV, 'Contributor', lasting),
      );
      assert.deepEqual(forMegan.body.properties.scheduleInfo.expiration, { type: 'NoExpiration' });
    });

    const approval = (userType: string, id = personId('Megan')) => ({
      id: 'Approval_EndUser_Assignment',
      ruleType: 'RoleManagementPolicyApprovalRule',
      setting: {
        isApprovalRequired: true,
        isApprovalRequiredForExtension: false,
        isRequestorJustificationRequired: true,
        approvalMode: 'SingleStage',
        approvalStages: [{ isApproverJustificationRequired: true, primaryApprovers: [{ id, userType }] }],
      },
    });
    for (const [why, rule] of [
      ['an approver whose userType is in lower case', approval('user')],
      ['an approver of the other kind', approval('Group')],
      ['an approver whom nobody knows', approval('User', newGuid())],
      ['a rule that nobody knows', { ...expiration('PT2H'), id: 'Expiration_Nobody_Assignment' }],
      ['another type of rule', { ...expiration('PT2H'), ruleType: 'RoleManagementPolicyEnablementRule' }],
      ['the target of another rule', { ...expiration('PT2H'), target: { ...target, caller: 'Admin' } }],
      ['a duration that is none', expiration('2 hours')],
      ['an activation of more than a day', expiration('P2D')],
      [
        'a maximum beside permanence',
        {
          ...expiration('P90D'),
          id: 'Expiration_Admin_Assignment',
          target: { ...target, caller: 'Admin' },
          isExpirationRequired: false,
        },
      ],
      [
        'a context without a value',
        {
          id: 'AuthenticationContext_EndUser_Assignment',
          ruleType: 'RoleManagementPolicyAuthenticationContextRule',
          isEnabled: true,
        },
      ],
    ] as const)
      it(`${why} is refused, and nothing changes`, async () => {
        const before = await assignmentOf(adele, DEV, 'Contributor');
        const { status, body } = await patch([expiration('PT3H'), rule]);
        assert.deepEqual([status, body.error], [400, { code: 'InvalidPolicy', message: 'The policy is invalid.' }]);
        assert.deepEqual(await assignmentOf(adele, DEV, 'Contributor'), before);
      });

    it('multi-factor authentication and an authentication context exclude each other', async () => {
      const { body } = await patch(
        [
          {
            id: 'Enablement_EndUser_Assignment',
            ruleType: 'RoleManagementPolicyEnablementRule',
            enabledRules: ['MultiFactorAuthentication'],
          },
        ],
        adele,
        await policyPath(WEB, 'Owner'),
      );
      assert.equal(body.error.code, 'MfaAndAcrsConflict');
    });

    it('a maximum beside permanence was taken in 2022', async () => {
      const older = await startArmRig({ knobs: { ...EXACT, azure: { ...EXACT.azure, recordings: 2024 } } });
      try {
        const owner = await older.as('Adele');
        const { body } = await owner.get(at(DEV, 'roleManagementPolicies'));
        const rule = {
          ...expiration('P90D'),
          id: 'Expiration_Admin_Assignment',
          target: { ...target, caller: 'Admin' },
          isExpirationRequired: false,
        };
        const { status } = await owner.patch(`${body.value[0].id}?api-version=2020-10-01`, {
          properties: { rules: [rule] },
        });
        assert.equal(status, 200);
      } finally {
        await older.stop();
      }
    });

    it('needs Owner or User Access Administrator, active', async () => {
      const { status, body } = await patch([expiration('PT2H')], alex, await policyPath(WEB, 'Owner'));
      assert.deepEqual([status, body.error.code], [403, 'AuthorizationFailed']);
      assert.match(body.error.message, /roleManagementPolicies\/write/);
    });
  });

  it('answer what the specification says otherwise as the service does', async () => {
    const assignment = await assignmentOf(adele, DEV, 'Contributor');
    for (const path of [
      await policyPath(DEV, 'Contributor'),
      at(DEV, `roleManagementPolicyAssignments/${assignment.name}`),
    ]) {
      const { status, headers, body } = await adele.delete(path);
      assert.deepEqual(
        [status, headers.get('allow'), body],
        [405, 'GET, PUT, POST', { message: "The requested resource does not support http method 'DELETE'." }],
      );
    }
    const put = await adele.put(at(DEV, `roleManagementPolicyAssignments/${assignment.name}`), {});
    assert.deepEqual([put.status, put.body], [400, 'Not implemented exception']);
    assert.match(put.headers.get('content-type') ?? '', /^application\/json/);
    assert.equal((await rig.send('DELETE', at(DEV, 'roleManagementPolicies/x'))).status, 401);
  });

  it('an unknown one is not found', async () => {
    for (const type of ['roleManagementPolicies', 'roleManagementPolicyAssignments']) {
      const { status, body } = await adele.get(at(DEV, `${type}/${newGuid()}`));
      assert.deepEqual([status, body.error.code], [404, 'ResourceNotFound']);
    }
  });
});
