import assert from 'node:assert/strict';
import { buttonsOn, inputsOn, type Message } from '../../src/simulator/teams/index.ts';
import { type Contoso, startContoso } from '../stand-ins/contoso.ts';

describe('Extending, renewing, restarting and taking back from Teams', () => {
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
  const writes = async () => (await contoso.pimTraffic()).filter(({ method }) => method !== 'GET');
  const actions = async () =>
    (await writes()).map(({ requestBody }) => {
      const body = requestBody as { action?: string; properties?: { requestType?: string } };
      return (body.action ?? body.properties?.requestType ?? '').toLowerCase();
    });

  it('an eligibility that ends is asked to be extended, by text, and the request can be cancelled on its card', async () => {
    const card = await says('extend Billing Administrator for 30d because still on the team');
    assert.match(card.words, /Waiting for an administrator/);
    assert.match(card.words, /Asked to extend Billing Administrator/);
    assert.deepEqual(await actions(), ['selfextend']);
    await contoso.alex.clicks(card, 'Cancel request');
    assert.match(card.words, /The request for Billing Administrator is cancelled/);
  });

  it('asks for how long on a card', async () => {
    const form = await says('extend Billing Administrator');
    assert.deepEqual(inputsOn(form.card), ['duration', 'justification']);
    assert.match(form.words, /An administrator decides about it/);
    assert.deepEqual(await writes(), []);
    await contoso.alex.clicks(form, 'Ask', { duration: 'PT720H', justification: 'still on the team' });
    assert.match(form.words, /Asked to extend Billing Administrator/);
    assert.deepEqual(await actions(), ['selfextend']);
  });

  it('an end that is not later is told before anything is sent', async () => {
    const form = await says('extend Billing Administrator for 2d');
    assert.match(form.words, /The new end must be later than the present one/);
    assert.deepEqual(await writes(), []);
  });

  it('what has no end, and what nobody holds, cannot be extended', async () => {
    assert.match(
      (await says('extend Exchange Administrator for 30d')).words,
      /has no end, so there is nothing to extend/,
    );
    assert.match((await says('extend Zookeeper for 30d')).words, /You hold nothing called “Zookeeper” that has an end/);
    assert.deepEqual(await writes(), []);
  });

  it('a group’s eligibility that ended is renewed', async () => {
    const card = await says('renew Member on Build Agents for 30d because builds');
    assert.match(card.words, /Asked to renew Build Agents \(member\)/);
    assert.deepEqual(await actions(), ['selfrenew']);
    assert.match((await says('cancel Build Agents')).words, /The request for Build Agents \(member\) is cancelled/);
  });

  it('without a name shows what it could be: what ends, what has ended, what is active', async () => {
    await says('activate Security Reader for 90m');
    await later('PT10M');
    await contoso.forgetTraffic();
    const offers = async (text: string) => buttonsOn((await says(text)).card).map(({ tooltip }) => tooltip);
    assert.deepEqual(await offers('extend'), ['Restart Security Reader', 'Extend Billing Administrator']);
    assert.deepEqual(await offers('restart'), ['Restart Security Reader']);
    assert.deepEqual(await offers('renew'), ['Renew Build Agents (member)']);
    assert.deepEqual(await writes(), []);
    await contoso.alex.clicks(await says('renew'), 'Renew Build Agents (member)');
    const form = await contoso.alex.chat.nextCard();
    await contoso.alex.clicks(form, 'Ask', { duration: 'PT720H', justification: 'builds' });
    assert.match(form.words, /Asked to renew Build Agents \(member\)/);
  });

  it('without a name and with nothing that it could be says so', async () => {
    const isaiah = contoso.person('isaiahl@contoso.example');
    assert.match((await isaiah.asks('extend')).words, /nothing that you hold has an end/);
    assert.match((await isaiah.asks('renew')).words, /nothing of yours that has ended/);
    assert.match((await isaiah.asks('restart')).words, /You hold no activation/);
  });

  it('a second time while the first waits is PIM’s no, with its code and request id', async () => {
    await says('extend Billing Administrator for 30d');
    assert.match((await says('extend Billing Administrator for 60d')).words, /PendingRoleAssignmentRequest · /);
  });

  it('an activation cannot be extended: a restart is offered, with what that means', async () => {
    await says('activate Security Reader for 90m');
    await later('PT10M');
    await contoso.forgetTraffic();
    const offer = await says('extend Security Reader for 2h');
    assert.match(offer.words, /PIM cannot extend an activation. Restarting ends it and activates it anew/);
    assert.deepEqual(await writes(), []);
    await contoso.alex.clicks(offer, 'Restart for 2 hours');
    assert.match(offer.words, /Security Reader is active until/);
    assert.deepEqual(await actions(), ['selfdeactivate', 'selfactivate']);
  });

  it('a restart in the first five minutes ends nothing and says from when', async () => {
    await says('activate Security Reader for 90m');
    const offer = await says('extend Security Reader for 2h');
    assert.match(offer.words, /can be restarted from/);
    const answer = await says('restart Security Reader for 2h');
    assert.match(answer.words, /cannot be deactivated yet/);
    assert.match((await says('active')).words, /Security Reader/);
  });

  it('a restart that misses what the rules want asks for it before it ends anything', async () => {
    await says('activate Global Reader for 1h because logs');
    await later('PT10M');
    await contoso.forgetTraffic();
    const form = await says('restart Global Reader for 2h');
    assert.deepEqual(inputsOn(form.card), ['justification']);
    assert.deepEqual(await writes(), []);
    await contoso.alex.clicks(form, 'Restart for 2 hours', { justification: 'more logs' });
    assert.match(form.words, /Global Reader is active until/);
  });

  it('a restart whose second half is refused says that nothing is held, and how to get it again', async () => {
    await says('activate Security Reader for 90m');
    await later('PT10M');
    const fault = { error: { code: 'RoleAssignmentRequestPolicyValidationFailed', message: 'no: ["ExpirationRule"]' } };
    await contoso.control('faults', { method: 'POST', delayMs: 1 });
    await contoso.control('faults', { method: 'POST', status: 400, body: fault });
    const card = await says('restart Security Reader for 2h');
    assert.match(card.words, /Security Reader was ended, but not activated again/);
    assert.match(card.words, /You do not hold it now/);
    assert.doesNotMatch(card.words, /active until/);
    await contoso.alex.clicks(card, 'Activate again');
    assert.match(card.words, /Security Reader is active until/);
  });

  it('an Azure role is restarted too', async () => {
    await says('activate Contributor on Contoso Dev for 1h');
    await later('PT10M');
    await contoso.forgetTraffic();
    assert.match(
      (await says('restart Contributor on Contoso Dev for 2h')).words,
      /Contributor on Contoso Dev is active until/,
    );
    assert.deepEqual(await actions(), ['selfdeactivate', 'selfactivate']);
  });

  describe('Taking back', () => {
    it('by the number of the list of requests, which has a button too', async () => {
      await says('activate User Administrator for 1h because INC-1');
      const list = await says('requests');
      assert.match(list.words, /1\. User Administrator/);
      assert.ok(buttonsOn(list.card).some(({ title }) => title === 'Cancel request'));
      assert.match((await says('cancel 1')).words, /The request for User Administrator is cancelled/);
    });

    it('of what is decided comes too late, and says what it is now', async () => {
      const card = await says('activate User Administrator for 1h because INC-1');
      await contoso.megan.asks('approve User Administrator because ok');
      await contoso.alex.clicks(card, 'Cancel request');
      assert.match(card.words, /It was too late to cancel the request for User Administrator/);
      assert.match(card.words, /Deactivate it if you do not need it/);
      assert.match((await says('cancel User Administrator')).words, /does not wait any more/);
    });

    it('of nothing, by a number that is none and by a name that is none changes nothing', async () => {
      await says('activate User Administrator for 1h because INC-1');
      await contoso.forgetTraffic();
      assert.match((await says('cancel')).words, /Which request\?/);
      assert.match((await says('cancel 9')).words, /no number 9|not shown you a numbered list/);
      const choice = await says('cancel Zookeeper');
      assert.match(choice.words, /No request of yours that waits is called “Zookeeper”/);
      assert.deepEqual(await writes(), []);
      await contoso.alex.clicks(choice, 'Cancel request');
      assert.match(choice.words, /The request for User Administrator is cancelled/);
    });

    it('of somebody else’s request does nothing, whatever the card holds', async () => {
      const card = await says('activate User Administrator for 1h because INC-1');
      const button = buttonsOn(card.card).find(({ title }) => title === 'Cancel request')?.action;
      assert.ok(button);
      await contoso.forgetTraffic();
      const answer = await contoso.megan.executes(String(button.verb), button.data as object, card.id);
      assert.match(JSON.stringify(answer.body), /There is nothing to cancel/);
      assert.deepEqual(await writes(), []);
    });
  });

  describe('Several at once', () => {
    it('are activated over all providers, each with its own outcome', async () => {
      const card = await says(
        'activate Security Reader, Global Reader, Storage Blob Data Contributor and Zookeeper for 1h',
      );
      assert.match(card.words, /Security Reader\n✔ active until/);
      assert.match(card.words, /Global Reader\n! Needs a little more\nStill missing: a justification/);
      assert.match(card.words, /Zookeeper\n\? None of yours is called so/);
      await contoso.alex.clicks(card, 'Fill in for Global Reader');
      const form = await contoso.alex.chat.nextCard();
      await contoso.alex.clicks(form, 'Activate', { justification: 'logs' });
      assert.match(form.words, /Global Reader is active until/);
    });

    it('of which PIM refuses one: the others are done', async () => {
      await says('roles');
      await contoso.control('faults', {
        method: 'POST',
        status: 403,
        body: { error: { code: 'UnauthorizedAccessException', message: 'no' } },
      });
      const card = await says('activate Security Reader and Billing Administrator for 1h');
      assert.equal(card.words.match(/✔ active until/g)?.length, 1);
      assert.match(card.words, /UnauthorizedAccessException · /);
    });

    it('are all ended, except those whose five minutes are not over', async () => {
      await says('activate Security Reader for 1h');
      await says('activate Contributor on Contoso Dev for 1h');
      await says('activate Member on Prod Database Operators for 1h because db');
      await later('PT6M');
      await says('activate Billing Administrator for 1h');
      const card = await says('deactivate all');
      assert.match(card.words, /Security Reader\n✔ deactivated/);
      assert.match(card.words, /Contributor on Contoso Dev\n✔ deactivated/);
      assert.match(card.words, /Prod Database Operators \(member\)\n✔ deactivated/);
      assert.match(card.words, /Billing Administrator\n… Too early/);
      const now = (await says('active')).words;
      assert.match(now, /Billing Administrator/);
      assert.doesNotMatch(now, /Contributor on|Prod Database|Security Reader/);
    });

    it('two are ended by name; of none there is nothing to end', async () => {
      assert.match((await says('deactivate all')).words, /You hold no activation that could be ended/);
      await says('activate Security Reader for 1h');
      await says('activate Billing Administrator for 1h');
      await later('PT6M');
      const card = await says('deactivate Security Reader and Billing Administrator');
      assert.equal(card.words.match(/✔ deactivated/g)?.length, 2);
    });
  });
});
