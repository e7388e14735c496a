import assert from 'node:assert/strict';
import { REALISTIC } from '../../src/simulator/pim/knobs.ts';
import { forDuration, forGood, G, groupAsk, R, roleAsk, untilInstant } from './asks.ts';
import { type GraphCaller, groupId, personId, type Rig, startRig } from './rig.ts';

const REQUESTS = `${R}/roleAssignmentScheduleRequests`;
const STRONG = { amr: ['pwd', 'mfa'], acrs: ['c1'] };

/** Status, code and message, as the reference has them. */
const refusal = ({ status, body }: { status: number; body: { error: { code: string; message: string } } }) => [
  status,
  body.error.code,
  body.error.message,
];

describe('What PIM refuses, in its own words', () => {
  let rig: Rig;
  let alex: GraphCaller;

  before(async () => {
    rig = await startRig({ startedAt: new Date('2026-11-24T08:00:00Z') });
  });
  after(() => rig.stop());
  beforeEach(async () => {
    await rig.control('reset', {});
    alex = await rig.as('Alex', { claims: STRONG });
  });

  const activate = (role: string, more: object = forDuration('PT1H'), caller = alex) =>
    caller.post(REQUESTS, roleAsk('selfActivate', caller.id, role, { ...more }));

  describe('against the policy', () => {
    const code = 'RoleAssignmentRequestPolicyValidationFailed';
    const failed = (reason: string) => [400, code, `The following policy rules failed: ${reason}`];

    it('longer than the maximum', async () => {
      assert.deepEqual(
        refusal(await activate('Global Reader', forDuration('PT9H'))),
        failed('ExpirationRule - The duration in the request is greater than maximum allowed duration'),
      );
    });
    it('without an end', async () => {
      assert.deepEqual(
        refusal(await activate('Global Reader', forGood)),
        failed('ExpirationRule - The policy does not allow permanent assignment'),
      );
    });
    it('without justification', async () => {
      const reply = await activate('Global Reader', { ...forDuration('PT1H'), justification: ' ' });
      assert.deepEqual(refusal(reply), failed('JustificationRule - Justification is required'));
    });
    it('without a ticket', async () => {
      assert.match(String(refusal(await activate('Global Administrator'))[2]), /TicketingRule/);
    });
    it('without multi-factor authentication', async () => {
      const weak = await rig.as('Alex', { claims: { amr: ['pwd'] } });
      const reply = await activate('Exchange Administrator', forDuration('PT1H'), weak);
      assert.match(String(refusal(reply)[2]), /MfaRule/);
    });
    it('without an eligibility', async () => {
      assert.match(String(refusal(await activate('Security Administrator'))[2]), /EligibilityRule/);
    });
    it('on a wider scope than one is eligible for', async () => {
      assert.match(String(refusal(await activate('Helpdesk Administrator'))[2]), /EligibilityRule/);
    });
    it('without the authentication context: the claims to ask for stand in the message', async () => {
      const weak = await rig.as('Alex', { claims: { acrs: null } });
      const ticket = { ...forDuration('PT1H'), ticketInfo: { ticketNumber: 'CHG-1', ticketSystem: 'Change' } };
      const [status, acrs, message] = refusal(await activate('Global Administrator', ticket, weak));
      assert.deepEqual([status, acrs], [400, 'RoleAssignmentRequestAcrsValidationFailed']);
      const [, claims = ''] = /&claims=(.*)$/.exec(String(message)) ?? [];
      assert.deepEqual(JSON.parse(decodeURIComponent(claims)), {
        access_token: { acrs: { essential: true, value: 'c1' } },
      });
    });
    it('nothing is stored of it', async () => {
      await activate('Global Reader', forDuration('PT9H'));
      const { body } = await alex.get(`${REQUESTS}/filterByCurrentUser(on='principal')`);
      assert.deepEqual(body.value, []);
    });
  });

  describe('against what is', () => {
    it('what is active already', async () => {
      await activate('Security Reader');
      assert.deepEqual(refusal(await activate('Security Reader')), [
        400,
        'RoleAssignmentExists',
        'The Role assignment already exists.',
      ]);
    });
    it('a second request beside one that waits for its start', async () => {
      await activate('Security Reader', forDuration('PT1H', '2026-11-24T12:00:00Z'));
      assert.equal(refusal(await activate('Security Reader'))[1], 'PendingRoleAssignmentRequest');
    });
    it('ending what does not exist', async () => {
      const reply = await alex.post(REQUESTS, roleAsk('selfDeactivate', alex.id, 'Security Reader'));
      assert.equal(refusal(reply)[1], 'RoleAssignmentDoesNotExist');
    });
    it('less than five minutes', async () => {
      assert.deepEqual(refusal(await activate('Security Reader', forDuration('PT4M'))), [
        400,
        'ActiveDurationTooShort',
        'The Active duration is too short. Miniumum Required is 5 minutes.',
      ]);
    });
    it('a principal, a role, a request that does not exist', async () => {
      const adele = await rig.as('Adele');
      const nobody = crypto.randomUUID();
      const assign = (more: object) =>
        adele.post(
          REQUESTS,
          roleAsk('adminAssign', personId('Isaiah'), 'Reports Reader', { ...forDuration('P1D'), ...more }),
        );
      assert.deepEqual(refusal(await assign({ principalId: nobody })).slice(0, 2), [404, 'SubjectNotFound']);
      assert.deepEqual(refusal(await assign({ roleDefinitionId: nobody })).slice(0, 2), [404, 'RoleNotFound']);
      assert.deepEqual(
        refusal(await assign({ directoryScopeId: `/administrativeUnits/${nobody}` })).slice(0, 1),
        [404],
      );
      assert.equal((await alex.get(`${REQUESTS}/${nobody}`)).status, 404);
    });
    it('a group that was not made to hold roles', async () => {
      const adele = await rig.as('Adele');
      const reply = await adele.post(
        REQUESTS,
        roleAsk('adminAssign', groupId('PIM Approvers'), 'Reports Reader', forDuration('P1D')),
      );
      assert.equal(refusal(reply)[1], 'InvalidRoleAssignmentRequest');
    });
    it('cancelling what is done', async () => {
      const { body } = await activate('Security Reader');
      const { status } = await alex.post(`${REQUESTS}/${body.id}/cancel`);
      assert.equal(status, 400);
    });
    it('asking for another person', async () => {
      const reply = await alex.post(
        REQUESTS,
        roleAsk('selfActivate', personId('Megan'), 'Security Reader', forDuration('PT1H')),
      );
      assert.deepEqual(refusal(reply).slice(0, 2), [403, 'UnauthorizedAccessException']);
    });
  });

  describe('against the form', () => {
    const malformed = async (body: unknown) => refusal(await alex.post(REQUESTS, body)).slice(0, 2);

    it('what is no JSON', async () => {
      assert.deepEqual(await malformed('{"action": "selfActivate"'), [400, 'BadRequest']);
    });
    it('an unknown action', async () => {
      const reply = await alex.post(REQUESTS, roleAsk('selfDestruct', alex.id, 'Security Reader'));
      assert.deepEqual(refusal(reply), [400, 'BadRequest', "Requested value 'selfDestruct' was not found."]);
    });
    for (const member of ['principalId', 'roleDefinitionId', 'directoryScopeId', 'scheduleInfo'])
      it(`no ${member}`, async () => {
        const { [member]: _left, ...body } = roleAsk(
          'selfActivate',
          alex.id,
          'Security Reader',
          forDuration('PT1H'),
        ) as Record<string, unknown>;
        assert.deepEqual(await malformed(body), [400, 'InvalidRoleAssignmentRequest']);
      });
    for (const duration of ['P6M', 'P1Y', '2 hours', 'PT', '-PT1H'])
      it(`the duration "${duration}"`, async () => {
        const body = roleAsk('selfActivate', alex.id, 'Security Reader', forDuration(duration));
        assert.deepEqual(await malformed(body), [400, 'InvalidRoleAssignmentRequest']);
      });
    it('an end before the start', async () => {
      const body = roleAsk('selfActivate', alex.id, 'Security Reader', untilInstant('2026-11-24T07:00:00Z'));
      assert.deepEqual(await malformed(body), [400, 'ActiveDurationTooShort']);
    });
    it('but enumerations in any case, and members nobody knows', async () => {
      const { status, body } = await alex.post(REQUESTS, {
        ...roleAsk('SelfActivate', alex.id.toUpperCase(), 'Security Reader'),
        scheduleInfo: { expiration: { type: 'AfterDuration', duration: 'PT1H' } },
        roleAssignmentScheduleId: 'anything',
      });
      assert.deepEqual(
        [status, body.action, body.scheduleInfo.expiration.type],
        [201, 'selfActivate', 'afterDuration'],
      );
    });
    it('a group without groupId, or with an access that is none', async () => {
      const ask = groupAsk('selfActivate', alex.id, 'Prod Database Operators', forDuration('PT1H'));
      for (const more of [{ groupId: undefined }, { accessId: 'guest' }])
        assert.deepEqual(refusal(await alex.post(`${G}/assignmentScheduleRequests`, { ...ask, ...more })).slice(0, 2), [
          400,
          'InvalidRoleAssignmentRequest',
        ]);
    });
  });
});

describe('The other wording and the other envelope', () => {
  it('name every failed rule as a JSON list, wrapped into UnknownError', async () => {
    const rig = await startRig({ knobs: { ...REALISTIC, wrappedErrors: true, policyWording: 'list' } });
    try {
      const alex = await rig.as('Alex');
      const ask = roleAsk('selfActivate', alex.id, 'Global Administrator', {
        ...forDuration('PT9H'),
        justification: null,
      });
      const { status, body } = await alex.post(REQUESTS, ask);
      assert.deepEqual([status, body.error.code], [400, 'UnknownError']);
      assert.deepEqual(JSON.parse(body.error.message), {
        errorCode: 'RoleAssignmentRequestPolicyValidationFailed',
        message: 'The following policy rules failed: ["ExpirationRule","JustificationRule","TicketingRule"]',
        instanceAnnotations: [],
      });
    } finally {
      await rig.stop();
    }
  });
});

describe('A tenant without a licence', () => {
  it('is told so by every route of PIM', async () => {
    const { default: contoso } = await import('../../src/simulator/tenant/contoso.json', { with: { type: 'json' } });
    const rig = await startRig({ tenant: { ...contoso, isLicensed: false } as never });
    try {
      const alex = await rig.as('Alex');
      const replies = await Promise.all([
        alex.get(`${R}/roleEligibilitySchedules/filterByCurrentUser(on='principal')`),
        alex.post(REQUESTS, roleAsk('selfActivate', alex.id, 'Security Reader', forDuration('PT1H'))),
      ]);
      for (const reply of replies) assert.deepEqual(refusal(reply).slice(0, 2), [400, 'AadPremiumLicenseRequired']);
    } finally {
      await rig.stop();
    }
  });
});
