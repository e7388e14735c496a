import assert from 'node:assert/strict';
import { buttonsOn, inputsOn, type Message } from '../../src/simulator/teams/index.ts';
import contosoFile from '../../src/simulator/tenant/contoso.json' with { type: 'json' };
import { handsOn, personId, roleId } from '../simulator/rig.ts';
import { type Contoso, startContoso } from '../stand-ins/contoso.ts';

describe('Prolonging from the rows of a list', () => {
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
  const writes = async () => (await contoso.pimTraffic()).filter(({ method }) => method !== 'GET');
  const actions = async () => (await writes()).map(({ requestBody }) => (requestBody as { action?: string }).action);
  const offersOf = (message: Message) => buttonsOn(message.card).map(({ tooltip, title }) => tooltip ?? title);

  /** What an administrator does in PIM: Alex has the role for as long. */
  async function adeleAssigns(role: string, duration: string, action = 'adminAssign', who = 'Alex'): Promise<void> {
    const adele = await handsOn(contoso.simulator).as('Adele');
    const { status, body } = await adele.post('/v1.0/roleManagement/directory/roleAssignmentScheduleRequests', {
      action,
      principalId: personId(who),
      roleDefinitionId: roleId(role),
      directoryScopeId: '/',
      justification: 'on call',
      scheduleInfo: { expiration: { type: 'afterDuration', duration } },
    });
    assert.equal(status, 201, JSON.stringify(body));
  }

  it('an activation is restarted from “active”: the form says what that means, the list stays', async () => {
    await says('activate Security Reader for 30m');
    await contoso.control('clock', { advance: 'PT10M' });
    const list = await says('active');
    await contoso.forgetTraffic();
    await contoso.alex.clicks(list, 'Restart Security Reader');
    const form = await contoso.alex.chat.nextCard();
    await form.until(/Restarting ends it and activates it anew/);
    assert.deepEqual(await writes(), []);
    await contoso.alex.clicks(form, 'Restart', { duration: 'PT2H' });
    await form.until(/Security Reader is active until/);
    assert.deepEqual(await actions(), ['selfDeactivate', 'selfActivate']);
    await list.until(/What you hold now/);
  });

  it('an assignment that ends soon is asked to be extended from “active”, and can be taken back', async () => {
    await adeleAssigns('Directory Writers', 'P9D');
    const list = await says('active');
    assert.ok(offersOf(list).includes('Extend Directory Writers'), list.words);
    await contoso.forgetTraffic();
    await contoso.alex.clicks(list, 'Extend Directory Writers');
    const form = await contoso.alex.chat.nextCard();
    assert.deepEqual(inputsOn(form.card), ['duration', 'justification']);
    await contoso.alex.clicks(form, 'Ask', { duration: 'PT720H', justification: 'still on call' });
    await form.until(/Asked to extend Directory Writers/);
    assert.deepEqual(await actions(), ['selfExtend']);
    await contoso.alex.clicks(form, 'Cancel request');
    await form.until(/The request for Directory Writers is cancelled/);
  });

  it('an eligibility that ends soon is asked to be extended from “roles”', async () => {
    const list = await says('roles billing');
    assert.deepEqual(offersOf(list), ['Activate Billing Administrator', 'Extend Billing Administrator']);
    await contoso.alex.clicks(list, 'Extend Billing Administrator');
    const form = await contoso.alex.chat.nextCard();
    await contoso.alex.clicks(form, 'Ask', { duration: 'PT720H' });
    await form.until(/Asked to extend Billing Administrator/);
  });

  it('only what PIM prolongs has such a button', async () => {
    await adeleAssigns('Directory Writers', 'P60D');
    await says('activate Security Reader for 90m');
    const held = offersOf(await says('active'));
    assert.deepEqual(held, ['Deactivate Security Reader', 'Restart Security Reader']);
    const extendable = offersOf(await says('roles')).filter((offer) => offer.startsWith('Extend'));
    assert.deepEqual(extendable, ['Extend Billing Administrator']);
  });

  it('what an administrator took away meanwhile is told, and nothing is sent', async () => {
    await adeleAssigns('Directory Writers', 'P9D');
    const list = await says('active');
    await adeleAssigns('Directory Writers', 'P9D', 'adminRemove');
    await contoso.forgetTraffic();
    await contoso.alex.clicks(list, 'Extend Directory Writers');
    assert.match((await contoso.alex.chat.nextCard()).words, /PIM shows this right of yours no more/);
    assert.deepEqual(await writes(), []);
  });

  it('who holds more than ten rights turns the page, and every right is on one', async () => {
    const assigned = contosoFile.roles.map(({ displayName }) => displayName).slice(0, 11);
    for (const role of assigned) await adeleAssigns(role, 'P100D', 'adminAssign', 'Diego');
    const diego = contoso.person('diegos@contoso.example');
    const list = await diego.asks('active');
    assert.match(list.words, /Page 1 of 2, 11 rights in all/);
    const first = list.words;
    await diego.clicks(list, 'Next page');
    await list.until(/Page 2 of 2/);
    for (const role of assigned) assert.ok(first.includes(role) !== list.words.includes(role), role);
    await diego.clicks(list, 'Previous page');
    await list.until(/Page 1 of 2/);
    assert.equal(list.words, first);
  });
});
