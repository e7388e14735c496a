import assert from 'node:assert/strict';
import { forDuration, forGood, G, groupAsk, R, roleAsk } from './asks.ts';
import { approvalBy, groupPolicy, POLICIES, POLICY_SCOPES, rolePolicy, ruleBody } from './policy-asks.ts';
import { type GraphCaller, groupId, personId, type Rig, startRig } from './rig.ts';

/** Policies of both providers are changed alike. */
const FACES = [
  {
    name: 'an Entra role',
    policy: (caller: GraphCaller) => rolePolicy(caller, 'Security Reader'),
    requests: `${R}/roleAssignmentScheduleRequests`,
    ask: (action: string, who: string, more: object) => roleAsk(action, who, 'Security Reader', { ...more }),
  },
  {
    name: 'a group',
    policy: (caller: GraphCaller) => groupPolicy(caller, 'Prod Database Operators'),
    requests: `${G}/assignmentScheduleRequests`,
    ask: (action: string, who: string, more: object) => groupAsk(action, who, 'Prod Database Operators', { ...more }),
  },
] as const;

for (const face of FACES)
  describe(`A changed policy of ${face.name}`, () => {
    let rig: Rig;
    let adele: GraphCaller;
    let alex: GraphCaller;
    let id: string;

    before(async () => {
      rig = await startRig({ startedAt: new Date('2026-11-24T08:00:00Z') });
    });
    after(() => rig.stop());
    beforeEach(async () => {
      await rig.control('reset', {});
      [adele, alex] = [await rig.as('Adele', { scopes: POLICY_SCOPES }), await rig.as('Alex')];
      id = await face.policy(adele);
    });

    const patch = async (body: { id: string }, status = 200) => {
      const reply = await adele.patch(`${POLICIES}/${id}/rules/${body.id}`, body);
      assert.equal(reply.status, status, JSON.stringify(reply.body));
      return reply;
    };
    const read = async (ruleId: string, version = 'v1.0') =>
      (await adele.get(`${POLICIES.replace('v1.0', version)}/${id}/rules/${ruleId}`)).body;
    const activate = (more: object = {}, caller = alex) =>
      caller.post(face.requests, face.ask('selfActivate', alex.id, { ...forDuration('PT1H'), ...more }));
    const failedRules = async (more: object = {}, caller = alex) => {
      const { status, body } = await activate(more, caller);
      return [status, body.error?.code, /rules failed: (\w+)/.exec(body.error?.message ?? '')?.[1]];
    };
    const refusedFor = (rule: string) => [400, 'RoleAssignmentRequestPolicyValidationFailed', rule];

    it('shortens activations', async () => {
      const { body } = await patch(ruleBody('Expiration_EndUser_Assignment', { maximumDuration: 'PT45M' }));
      assert.deepEqual([body.maximumDuration, body.isExpirationRequired], ['PT45M', true]);
      assert.deepEqual(await failedRules(), refusedFor('ExpirationRule'));
      assert.equal((await activate(forDuration('PT45M'))).status, 201);
    });

    it('asks for what it did not ask for, and no more for what it did', async () => {
      await patch(ruleBody('Enablement_EndUser_Assignment', { enabledRules: ['Ticketing'] }));
      assert.deepEqual(await failedRules({ justification: null }), refusedFor('TicketingRule'));
      const ticketInfo = { ticketNumber: 'CHG-1', ticketSystem: 'Change' };
      assert.equal((await activate({ justification: null, ticketInfo })).status, 201);
    });

    it('asks for a stronger sign-in, by multi-factor authentication or by a context', async () => {
      const weak = await rig.as('Alex', { claims: { amr: ['pwd'], acrs: null } });
      await patch(ruleBody('Enablement_EndUser_Assignment', { enabledRules: ['multiFactorAuthentication'] }));
      assert.deepEqual(await failedRules({}, weak), refusedFor('MfaRule'));
      await patch(ruleBody('Enablement_EndUser_Assignment', { enabledRules: [] }));
      await patch(ruleBody('AuthenticationContext_EndUser_Assignment', { isEnabled: true, claimValue: 'c7' }));
      const { body } = await activate({}, weak);
      assert.equal(body.error.code, 'RoleAssignmentRequestAcrsValidationFailed');
      assert.match(decodeURIComponent(body.error.message), /"value":"c7"/);
    });

    it('asks for approval by whom it names; beta’s form is taken, and each version reads back its own', async () => {
      const megan = personId('Megan');
      const group = groupId('PIM Approvers');
      await patch(
        approvalBy(
          { '@odata.type': '#microsoft.graph.singleUser', id: megan, isBackup: true, description: 'whoever' },
          { '@odata.type': '#microsoft.graph.groupMembers', groupId: group },
        ),
      );
      const stageOf = async (version: string) =>
        (await read('Approval_EndUser_Assignment', version)).setting.approvalStages[0];
      assert.deepEqual((await stageOf('v1.0')).primaryApprovers, [
        { '@odata.type': '#microsoft.graph.singleUser', userId: megan, description: 'Megan Bowen' },
        { '@odata.type': '#microsoft.graph.groupMembers', groupId: group, description: 'PIM Approvers' },
      ]);
      assert.deepEqual((await stageOf('beta')).primaryApprovers, [
        { '@odata.type': '#microsoft.graph.singleUser', isBackup: false, id: megan, description: 'Megan Bowen' },
        { '@odata.type': '#microsoft.graph.groupMembers', isBackup: false, id: group, description: 'PIM Approvers' },
      ]);
      assert.deepEqual((await stageOf('v1.0')).escalationApprovers, []);
      const asked = await activate();
      assert.equal(asked.body.status, 'PendingApprovalProvisioning');
      const diego = await rig.as('Diego');
      const pending = `${face.requests}/filterByCurrentUser(on='approver')?$filter=status eq 'PendingApproval'`;
      assert.equal((await diego.get(pending)).body.value[0].id, asked.body.id);
    });

    it('binds administrators too, each half by its own rules', async () => {
      const grant = (half: string, more: object) =>
        adele.post(face.requests.replace(/assignment/i, half), face.ask('adminAssign', personId('Isaiah'), more));
      const eligibility = face.requests.includes('roleAssignment') ? 'Eligibility' : 'eligibility';
      const assignment = face.requests.includes('roleAssignment') ? 'Assignment' : 'assignment';
      await patch(ruleBody('Expiration_Admin_Eligibility', { isExpirationRequired: true, maximumDuration: 'P15D' }));
      await patch(ruleBody('Expiration_Admin_Assignment', { isExpirationRequired: false }));
      assert.equal((await grant(eligibility, forGood)).status, 400);
      assert.equal((await grant(eligibility, forDuration('P16D'))).status, 400);
      assert.equal((await grant(eligibility, forDuration('P15D'))).status, 201);
      assert.equal((await grant(assignment, forGood)).status, 201);
    });

    it('keeps every rule about notifications as it was written', async () => {
      const rules = (await adele.get(`${POLICIES}/${id}/rules`)).body.value.filter((one: { id: string }) =>
        one.id.startsWith('Notification_'),
      );
      assert.equal(rules.length, 9);
      for (const rule of rules) {
        const notificationRecipients = [`${rule.id.toLowerCase()}@contoso.example`];
        await patch({
          ...rule,
          notificationLevel: 'critical',
          isDefaultRecipientsEnabled: false,
          notificationRecipients,
        });
        const { target: _target, ...kept } = await read(rule.id);
        delete kept['@odata.context'];
        delete kept['@microsoft.graph.tips'];
        assert.deepEqual(kept, {
          '@odata.type': '#microsoft.graph.unifiedRoleManagementPolicyNotificationRule',
          id: rule.id,
          notificationType: 'Email',
          recipientType: rule.recipientType,
          notificationLevel: 'Critical',
          isDefaultRecipientsEnabled: false,
          notificationRecipients,
        });
      }
    });

    it('is changed in several rules at once, and says who changed it and when', async () => {
      const untouched = (await adele.get(`${POLICIES}/${id}`)).body;
      assert.deepEqual([untouched.lastModifiedDateTime, untouched.lastModifiedBy.displayName], [null, null]);
      const { status, body } = await adele.patch(`${POLICIES}/${id}`, {
        rules: [
          ruleBody('Expiration_EndUser_Assignment', { maximumDuration: 'PT2H' }),
          ruleBody('Enablement_EndUser_Assignment', { enabledRules: ['Justification', 'Ticketing', 'Justification'] }),
        ],
      });
      assert.equal(status, 200);
      assert.match(body.lastModifiedDateTime, /^2026-11-24T08:0/);
      assert.deepEqual(body.lastModifiedBy, { displayName: 'Adele Vance', id: null });
      assert.equal(body.rules, undefined);
      assert.equal((await read('Expiration_EndUser_Assignment')).maximumDuration, 'PT2H');
      assert.deepEqual((await read('Enablement_EndUser_Assignment')).enabledRules, ['Justification', 'Ticketing']);
    });

    it('is changed in all of its rules or in none', async () => {
      const { status, body } = await adele.patch(`${POLICIES}/${id}`, {
        rules: [
          ruleBody('Expiration_EndUser_Assignment', { maximumDuration: 'PT2H' }),
          ruleBody('Enablement_EndUser_Assignment', { enabledRules: ['Prayer'] }),
        ],
      });
      assert.deepEqual([status, body.error.code, body.error.message], [400, 'InvalidPolicy', 'The policy is invalid.']);
      assert.notEqual((await read('Expiration_EndUser_Assignment')).maximumDuration, 'PT2H');
      assert.equal((await adele.get(`${POLICIES}/${id}`)).body.lastModifiedDateTime, null);
    });

    it('takes a context beside multi-factor authentication, but not the other way round', async () => {
      const withMfa = ruleBody('Enablement_EndUser_Assignment', { enabledRules: ['MultiFactorAuthentication'] });
      const context = (isEnabled: boolean) =>
        ruleBody('AuthenticationContext_EndUser_Assignment', { isEnabled, claimValue: 'c1' });
      await patch(withMfa);
      await patch(context(true));
      const { body } = await patch(withMfa, 400);
      assert.deepEqual(
        [body.error.code, body.error.message],
        ['MfaAndAcrsConflict', 'The Mfa and Acrs policy settings cannot be enabled simultaneously.'],
      );
      const together = (...rules: object[]) => adele.patch(`${POLICIES}/${id}`, { rules });
      assert.equal((await together(withMfa, context(true))).body.error.code, 'MfaAndAcrsConflict');
      assert.equal((await together(withMfa, context(false))).status, 200);
    });

    it('is read in both versions, each with its own word for all operations', async () => {
      assert.deepEqual((await read('Expiration_Admin_Eligibility')).target.operations, ['all']);
      assert.deepEqual((await read('Expiration_Admin_Eligibility', 'beta')).target.operations, ['All']);
      assert.equal((await adele.get(`${POLICIES}/${id}/rules/$count`)).body, 17);
    });
  });
