import assert from 'node:assert/strict';
import type { Message } from '../../src/simulator/teams/index.ts';
import { armHandsOn, ask, at, forDuration, newGuid, WEB, WEB_DEV } from '../simulator/arm/arm-rig.ts';
import { handsOn, personId } from '../simulator/rig.ts';
import { type Contoso, startContoso } from '../stand-ins/contoso.ts';

describe('Extending and renewing Azure rights from Teams', () => {
  let contoso: Contoso;
  before(async () => {
    contoso = await startContoso();
  });
  beforeEach(async () => {
    contoso.teams.forget();
    await contoso.control('reset', {});
  });
  after(() => contoso.stop());

  const says = (text: string): Promise<Message> => contoso.alex.asks(text);
  const later = (advance: string) => contoso.control('clock', { advance });
  const types = async () =>
    (await contoso.pimTraffic())
      .filter(({ method }) => method === 'PUT')
      .map(({ requestBody }) => (requestBody as { properties: { requestType: string } }).properties.requestType);

  /** What the owner of the subscriptions does in PIM about a right of Alex. */
  async function adele(
    requestType: string,
    scope: string,
    role: string,
    duration: string,
    kind: 'Eligibility' | 'Assignment' = 'Eligibility',
  ): Promise<void> {
    const caller = await armHandsOn(handsOn(contoso.simulator)).as('Adele');
    const { status, body } = await caller.put(
      at(scope, `role${kind}ScheduleRequests/${newGuid()}`),
      ask(requestType, personId('Alex'), scope, role, forDuration(duration)),
    );
    assert.equal(status, 201, JSON.stringify(body));
  }

  it('an eligibility is extended: asked on a card, decided by the owner, and the later end shows', async () => {
    await adele('AdminAssign', WEB_DEV, 'Monitoring Reader', 'P9D');
    const list = await says('roles monitoring');
    await contoso.forgetTraffic();
    await contoso.alex.clicks(list, 'Extend Monitoring Reader on rg-web-dev');
    const form = await contoso.alex.chat.nextCard();
    assert.match(form.words, /An administrator decides about it/);
    await contoso.alex.clicks(form, 'Ask', { duration: 'PT720H', justification: 'the project goes on' });
    await form.until(/Asked to extend Monitoring Reader on rg-web-dev/);
    assert.deepEqual(await types(), ['SelfExtend']);
    assert.match((await says('requests')).words, /Monitoring Reader[\s\S]*administrator/i);
    await adele('AdminExtend', WEB_DEV, 'Monitoring Reader', 'P30D');
    assert.match((await says('roles monitoring')).words, /ends in (29|30) days/);
    assert.doesNotMatch((await says('requests')).words, /Waiting for an administrator/);
  });

  it('an eligibility that ended is renewed, and can be activated again once the owner agreed', async () => {
    await adele('AdminAssign', WEB_DEV, 'Monitoring Reader', 'P1D');
    await later('P2D');
    assert.match(
      (await says('activate Monitoring Reader on rg-web-dev for 1h')).words,
      /None of yours has exactly that name. Nothing was sent/,
    );
    await contoso.forgetTraffic();
    const card = await says('renew Monitoring Reader on rg-web-dev for 30d because the project goes on');
    assert.match(card.words, /Asked to renew Monitoring Reader on rg-web-dev/);
    assert.deepEqual(await types(), ['SelfRenew']);
    await adele('AdminRenew', WEB_DEV, 'Monitoring Reader', 'P30D');
    const done = await says('activate Monitoring Reader on rg-web-dev for 1h because graphs');
    assert.match(done.words, /Monitoring Reader on rg-web-dev is active until/);
  });

  it('an assignment that ends is extended as one, not as an eligibility', async () => {
    await adele('AdminAssign', WEB_DEV, 'Reader', 'P9D', 'Assignment');
    const list = await says('active');
    await contoso.forgetTraffic();
    await contoso.alex.clicks(list, 'Extend Reader on rg-web-dev');
    const form = await contoso.alex.chat.nextCard();
    await contoso.alex.clicks(form, 'Ask', { duration: 'PT720H' });
    await form.until(/Asked to extend Reader on rg-web-dev/);
    const [write] = (await contoso.pimTraffic()).filter(({ method }) => method === 'PUT');
    assert.match(write?.url ?? '', /roleAssignmentScheduleRequests/);
    assert.match(
      (await says('cancel Reader on rg-web-dev')).words,
      /The request for Reader on rg-web-dev is cancelled/,
    );
  });

  it('where the rules of a renewed role want approval, its activation still waits for the approver', async () => {
    await adele('AdminAssign', WEB, 'Monitoring Reader', 'P1D');
    await later('P2D');
    await says('renew Monitoring Reader on rg-web-prod for 30d because on call');
    await adele('AdminRenew', WEB, 'Monitoring Reader', 'P30D');
    await wantApproval('Monitoring Reader');
    const card = await says('activate Monitoring Reader on rg-web-prod for 1h because INC-4711');
    assert.match(card.words, /Waiting for approval/);
    const decided = await contoso.megan.asks('approve Monitoring Reader because on call');
    assert.match(decided.words, /You approved Monitoring Reader on rg-web-prod for Alex Wilber/);
    await contoso.alex.clicks(card, 'Check again');
    await card.until(/Monitoring Reader on rg-web-prod is active until/);
  });

  it('a restart of what needs approval waits for it again, and says so before', async () => {
    await adele('AdminAssign', WEB, 'Reader', 'P30D');
    await wantApproval('Reader');
    await says('activate Reader on rg-web-prod for 30m because INC-4711');
    await contoso.megan.asks('approve Reader because on call');
    await later('PT10M');
    const offer = await says('restart Reader on rg-web-prod for 1h');
    assert.match(
      offer.words,
      /It needs approval again \(Megan Bowen\): from the restart until then you do not hold it/,
    );
    await contoso.alex.clicks(offer, 'Restart for 1 hour', { justification: 'INC-4711 goes on' });
    await offer.until(/Waiting for approval/);
    assert.doesNotMatch((await says('active')).words, /rg-web-prod/);
    await contoso.megan.asks('approve Reader because still on call');
    assert.match((await says('active')).words, /Reader\n✔ active until[^\n]*\non rg-web-prod/);
  });

  /** The owner makes Megan the approver of a role on `rg-web-prod`. */
  async function wantApproval(role: string): Promise<void> {
    const caller = await armHandsOn(handsOn(contoso.simulator)).as('Adele');
    const listed = await caller.get(
      at(WEB, 'roleManagementPolicyAssignments', {
        $filter: `roleDefinitionId eq '${ask('', '', WEB, role).properties.roleDefinitionId}'`,
      }),
    );
    const { policyId } = listed.body.value[0].properties;
    const policy = await caller.get(`${policyId}?api-version=2020-10-01`);
    const rules = policy.body.properties.rules.map((rule: { id: string; setting?: object }) =>
      rule.id === 'Approval_EndUser_Assignment'
        ? {
            ...rule,
            setting: {
              ...rule.setting,
              isApprovalRequired: true,
              approvalStages: [
                {
                  approvalStageTimeOutInDays: 1,
                  isApproverJustificationRequired: true,
                  escalationTimeInMinutes: 0,
                  isEscalationEnabled: false,
                  primaryApprovers: [
                    { id: personId('Megan'), description: 'Megan Bowen', isBackup: false, userType: 'User' },
                  ],
                },
              ],
            },
          }
        : rule,
    );
    const { status, body } = await caller.patch(`${policyId}?api-version=2020-10-01`, { properties: { rules } });
    assert.equal(status, 200, JSON.stringify(body));
  }
});
