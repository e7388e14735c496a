import assert from 'node:assert/strict';
import { EXACT } from '../../../src/simulator/pim/knobs.ts';
import contoso from '../../../src/simulator/tenant/contoso.json' with { type: 'json' };
import { personId, type Reply } from '../rig.ts';
import {
  type ArmCaller,
  type ArmRig,
  AUTHORIZATION,
  ask,
  at,
  azureRoleId,
  DEV,
  forDuration,
  forGood,
  newGuid,
  PROD,
  roleAt,
  startArmRig,
  VAULT,
  WEB,
} from './arm-rig.ts';

/** Status, code and message. */
const refusal = ({ status, body }: Reply) => [status, body.error?.code, body.error?.message];
const FAILED = 'RoleAssignmentRequestPolicyValidationFailed';

describe('What PIM for Azure refuses, in its own words', () => {
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

  const put = (caller: ArmCaller, scope: string, body: unknown, id = newGuid(), half = 'Assignment') =>
    caller.put(at(scope, `role${half}ScheduleRequests/${id}`), body);
  const activate = (scope: string, role: string, more: object = forDuration('PT1H'), caller = alex) =>
    put(caller, scope, ask('SelfActivate', caller.id, scope, role, more));
  const assign = (scope: string, role: string, more: object = {}, half = 'Assignment') =>
    put(
      adele,
      scope,
      ask('AdminAssign', personId('Isaiah'), scope, role, { ...forDuration('P1D'), ...more }),
      newGuid(),
      half,
    );

  describe('against the policy', () => {
    const failed = (reason: string) => [400, FAILED, `The following policy rules failed: ${reason}`];

    it('longer than the maximum, and without an end', async () => {
      assert.deepEqual(
        refusal(await activate(DEV, 'Contributor', forDuration('PT9H'))),
        failed('ExpirationRule - The duration in the request is greater than maximum allowed duration'),
      );
      assert.deepEqual(
        refusal(await activate(DEV, 'Contributor', forGood)),
        failed('ExpirationRule - The policy does not allow permanent assignment'),
      );
    });
    it('without justification, and without a ticket', async () => {
      const silent = await activate(VAULT, 'Key Vault Administrator', { ...forDuration('PT1H'), justification: ' ' });
      assert.deepEqual(refusal(silent), failed('JustificationRule - Justification is required'));
      assert.deepEqual(
        refusal(await activate(PROD, 'Contributor')),
        failed('TicketingRule - Ticket information is required'),
      );
    });
    it('without an eligibility', async () => {
      assert.deepEqual(
        refusal(await activate(PROD, 'Owner')),
        failed('EligibilityRule - There is no valid eligibility'),
      );
    });
    it('without the authentication context: the claims to ask for stand in the message', async () => {
      const weak = await rig.as('Alex', { acrs: ['c1'] });
      const [status, code, message] = refusal(await activate(WEB, 'Owner', forDuration('PT1H'), weak));
      assert.deepEqual([status, code], [400, 'RoleAssignmentRequestAcrsValidationFailed']);
      const [, claims = ''] = /&claims=(.*)$/.exec(message) ?? [];
      assert.equal(decodeURIComponent(claims), '{"access_token":{"acrs":{"essential":true, "value":"c2"}}}');
    });
    it('in the older wording with the names of all the rules', async () => {
      const older = await startArmRig({ knobs: { ...EXACT, policyWording: 'list' } });
      try {
        const caller = await older.as('Alex');
        const body = ask('SelfActivate', caller.id, PROD, 'Contributor', { ...forDuration('PT9H'), justification: '' });
        assert.deepEqual(refusal(await put(caller, PROD, body)), [
          400,
          FAILED,
          'The following policy rules failed: ["ExpirationRule","JustificationRule","TicketingRule"]',
        ]);
      } finally {
        await older.stop();
      }
    });
  });

  describe('against what is', () => {
    it('what is active already, and what is not active', async () => {
      await activate(DEV, 'Contributor');
      assert.deepEqual(refusal(await activate(DEV, 'Contributor')), [
        400,
        'RoleAssignmentExists',
        'The Role assignment already exists.',
      ]);
      const end = { requestType: 'SelfDeactivate', principalId: alex.id, roleDefinitionId: roleAt(PROD, 'Reader') };
      assert.deepEqual(refusal(await put(alex, PROD, { properties: end })), [
        400,
        'RoleAssignmentDoesNotExist',
        'The Role assignment does not exist.',
      ]);
    });
    it('less than five minutes', async () => {
      assert.deepEqual(refusal(await activate(DEV, 'Contributor', forDuration('PT4M'))), [
        400,
        'ActiveDurationTooShort',
        'The Active duration is too short. Miniumum Required is 5 minutes.',
      ]);
    });
    it('a GUID that was used before, whichever kind of request used it', async () => {
      const id = newGuid();
      const body = ask('SelfActivate', alex.id, DEV, 'Contributor', forDuration('PT1H'));
      assert.equal((await put(alex, DEV, body, id)).status, 201);
      const expected = [409, 'Conflict', `A role assignment request with Id: ${id} already exists`];
      assert.deepEqual(refusal(await put(alex, DEV, body, id.toUpperCase())), expected);
      const other = ask('AdminAssign', personId('Isaiah'), DEV, 'Reader', forDuration('P1D'));
      assert.deepEqual(refusal(await put(adele, DEV, other, id, 'Eligibility')), expected);
      const { body: list } = await alex.get(at('', 'roleAssignmentScheduleRequests', { $filter: 'asTarget()' }));
      assert.equal(list.value.length, 1);
    });
    it('the same in the older words', async () => {
      const older = await startArmRig({ knobs: { ...EXACT, azure: { ...EXACT.azure, recordings: 2024 } } });
      try {
        const caller = await older.as('Alex');
        const id = newGuid();
        const body = ask('SelfActivate', caller.id, DEV, 'Contributor', forDuration('PT1H'));
        await put(caller, DEV, body, id);
        assert.deepEqual(refusal(await put(caller, DEV, body, id)).slice(0, 2), [400, 'RoleAssignmentRequestExists']);
      } finally {
        await older.stop();
      }
    });
    it('a principal, a role, a scope that does not exist', async () => {
      const nobody = newGuid();
      assert.deepEqual(refusal(await assign(DEV, 'Reader', { principalId: nobody })).slice(0, 2), [
        400,
        'SubjectNotFound',
      ]);
      const king = { roleDefinitionId: `${DEV}/${AUTHORIZATION}/roleDefinitions/${nobody}` };
      assert.deepEqual(refusal(await assign(DEV, 'Reader', king)).slice(0, 2), [400, 'RoleNotFound']);
      for (const [scope, code, words] of [
        [`/subscriptions/${nobody}`, 'SubscriptionNotFound', `The subscription '${nobody}' could not be found.`],
        [`${DEV}/resourceGroups/rg-x`, 'ResourceGroupNotFound', "Resource group 'rg-x' could not be found."],
      ])
        for (const reply of [
          await assign(String(scope), 'Reader'),
          await adele.get(at(String(scope), 'roleAssignmentSchedules')),
        ])
          assert.deepEqual(refusal(reply), [404, code, words]);
      const vault = await adele.get(at(`${VAULT}-2`, 'roleAssignmentSchedules'));
      assert.deepEqual(refusal(vault).slice(0, 2), [404, 'ResourceNotFound']);
    });
    it('a role of another scope, and a custom role where it may not be given', async () => {
      const code = 'ScopeDoesNotMatchRoleDefinition';
      const foreign = await assign(DEV, 'Reader', { roleDefinitionId: roleAt(PROD, 'Reader') });
      assert.deepEqual(refusal(foreign).slice(0, 2), [400, code]);
      const custom = contoso.azure.roles.find((role) => 'isCustom' in role)?.displayName ?? '';
      assert.deepEqual(refusal(await assign(DEV, custom)).slice(0, 2), [400, code]);
      assert.equal((await assign(WEB, custom)).status, 201);
      const ofGroup = await assign(WEB, 'Reader', {
        roleDefinitionId: `${WEB}/${AUTHORIZATION}/roleDefinitions/${azureRoleId('Reader')}`,
      });
      assert.equal(ofGroup.status, 201);
    });
    it('cancelling what is done, or somebody else’s, or nothing', async () => {
      const { body } = await activate(DEV, 'Contributor');
      const cancel = (caller: ArmCaller, name: string, scope = DEV) =>
        caller.post(at(scope, `roleAssignmentScheduleRequests/${name}/cancel`));
      assert.equal(refusal(await cancel(alex, body.name))[0], 400);
      const waiting = await activate(WEB, 'Owner');
      const megan = await rig.as('Megan');
      assert.deepEqual(refusal(await cancel(megan, waiting.body.name, WEB)), [
        400,
        'InsufficientPermissions',
        `The requestor ${megan.id} does not have permissions for this request.`,
      ]);
      assert.deepEqual(refusal(await cancel(alex, newGuid())).slice(0, 2), [404, 'ResourceNotFound']);
      assert.equal((await cancel(alex, waiting.body.name, DEV)).status, 404);
    });
    it('activating for another person', async () => {
      const body = ask('SelfActivate', personId('Megan'), DEV, 'Contributor', forDuration('PT1H'));
      assert.deepEqual(refusal(await put(alex, DEV, body)).slice(0, 2), [400, 'InsufficientPermissions']);
    });
    it('an eligibility that would be activated into another', async () => {
      const body = ask('SelfActivate', alex.id, DEV, 'Contributor', forDuration('PT1H'));
      assert.equal(refusal(await put(alex, DEV, body, newGuid(), 'Eligibility'))[1], 'InvalidRoleAssignmentRequest');
    });
  });

  describe('against the form', () => {
    const malformed = async (body: unknown) => refusal(await put(alex, DEV, body)).slice(0, 2);
    const whole = () => ask('SelfActivate', alex.id, DEV, 'Contributor', forDuration('PT1H')).properties;

    it('what is no JSON', async () => {
      assert.deepEqual(await malformed('{"properties":'), [400, 'InvalidRequestContent']);
    });
    it('a name that is no GUID', async () => {
      const reply = await put(alex, DEV, { properties: whole() }, 'my-request');
      assert.deepEqual(refusal(reply).slice(0, 2), [400, 'InvalidRoleAssignmentRequest']);
    });
    it('members that do not stand inside "properties"', async () => {
      assert.deepEqual(await malformed(whole()), [400, 'InvalidRoleAssignmentRequest']);
    });
    for (const member of ['principalId', 'roleDefinitionId', 'requestType', 'scheduleInfo'])
      it(`no ${member}`, async () => {
        const { [member]: _left, ...rest } = whole() as Record<string, unknown>;
        assert.deepEqual(await malformed({ properties: rest }), [400, 'InvalidRoleAssignmentRequest']);
      });
    for (const [why, more] of [
      ['an unknown action', { requestType: 'SelfDestruct' }],
      ['a role that is a bare GUID', { roleDefinitionId: azureRoleId('Contributor') }],
      ['a start without an offset', forDuration('PT1H', '2026-11-24T12:00:00')],
      ['a duration of months', forDuration('P6M')],
      ['a duration without a value', { scheduleInfo: { expiration: { type: 'AfterDuration' } } }],
      ['a duration that is null', { scheduleInfo: { expiration: { type: 'AfterDuration', duration: null } } }],
      ['an end without a value', { scheduleInfo: { expiration: { type: 'AfterDateTime' } } }],
    ] as const)
      it(why, async () => {
        assert.deepEqual(await malformed({ properties: { ...whole(), ...more } }), [
          400,
          'InvalidRoleAssignmentRequest',
        ]);
      });
    it('but where somebody becomes eligible a duration without a value means for good, if the policy allows it', async () => {
      const empty = { scheduleInfo: { expiration: { type: 'AfterDuration', duration: null, endDateTime: null } } };
      const { body } = await assign(DEV, 'Reader', empty, 'Eligibility');
      assert.match(body.error.message, /ExpirationRule - The policy does not allow permanent assignment/);
    });
  });
});

describe('A tenant without a licence', () => {
  it('is told so by every route of PIM, not by the others', async () => {
    const rig = await startArmRig({ tenant: { ...contoso, isLicensed: false } as never });
    try {
      const alex = await rig.as('Alex');
      for (const reply of [
        await alex.get(at('', 'roleEligibilitySchedules', { $filter: 'asTarget()' })),
        await alex.get(at('', 'roleAssignmentApprovals', { $filter: 'asApprover()' }, '2021-01-01-preview')),
        await alex.put(
          at(DEV, `roleAssignmentScheduleRequests/${newGuid()}`),
          ask('SelfActivate', alex.id, DEV, 'Contributor', forDuration('PT1H')),
        ),
      ])
        assert.deepEqual(refusal(reply), [
          400,
          'AadPremiumLicenseRequired',
          'The tenant needs an AAD Premium 2 license.',
        ]);
      assert.equal((await alex.get('/subscriptions?api-version=2022-12-01')).status, 200);
    } finally {
      await rig.stop();
    }
  });
});
