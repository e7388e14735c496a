import assert from 'node:assert/strict';
import { buttonsOn, type Message } from '../../src/simulator/teams/index.ts';
import { type Contoso, startContoso } from '../stand-ins/contoso.ts';

describe('Clicking on cards', () => {
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

  it('Deactivate ends what the card says is active, and the card says so', async () => {
    const card = await says('activate Security Reader for 90m');
    await contoso.alex.clicks(card, 'Deactivate');
    assert.match(card.words, /Security Reader cannot be deactivated yet/);
    await later('PT6M');
    await contoso.alex.clicks(card, 'Deactivate');
    assert.match(card.words, /Security Reader is deactivated/);
    await contoso.alex.clicks(card, 'Activate again');
    const form = await contoso.alex.chat.nextCard();
    await contoso.alex.clicks(form, 'Activate', { duration: 'PT1H' });
    assert.match(form.words, /Security Reader is active until/);
  });

  it('Deactivate on a card whose time is over says that there is nothing to end', async () => {
    const card = await says('activate Security Reader for 90m');
    const pressed = buttonsOn(card.card).find(({ title }) => title === 'Deactivate')?.action;
    await later('PT2H');
    // The card changed by itself; a client that has not noticed still shows the button.
    await card.until(/no longer active/);
    await contoso.alex.executes(String(pressed?.verb), pressed?.data as object, card);
    assert.match(card.words, /There is nothing to deactivate/);
  });

  it('Deactivate in the list of what is active ends that one', async () => {
    await says('activate Security Reader for 90m');
    await says('activate Billing Administrator for 1h');
    await later('PT6M');
    const list = await says('active');
    await contoso.alex.clicks(list, 'Deactivate Billing Administrator');
    assert.match(list.words, /Billing Administrator is deactivated/);
    const now = (await says('active')).words;
    assert.match(now, /Security Reader/);
    assert.doesNotMatch(now, /Billing Administrator/);
  });

  it('Check again paints what PIM says now', async () => {
    const card = await says('activate User Administrator for 1h because INC-4711');
    await contoso.alex.clicks(card, 'Check again');
    assert.match(card.words, /User Administrator waits for approval/);
    assert.match(card.words, /PIM Approvers/);
    await later('PT25H');
    await contoso.alex.clicks(card, 'Check again');
    assert.match(card.words, /The request for User Administrator lapsed/);
  });

  it('Next page and Previous page turn the list in place, and keep what it was searched for', async () => {
    const list = await says('roles');
    const first = list.words;
    await contoso.alex.clicks(list, 'Next page');
    assert.match(list.words, /Page 2 of/);
    await contoso.alex.clicks(list, 'Previous page');
    assert.equal(list.words, first);
    const found = await says('roles reader');
    assert.match(found.words, /Those that “reader” finds/);
    assert.doesNotMatch(found.words, /Administrator/);
    assert.match((await says('roles readr')).words, /Global Reader/);
    assert.match((await says('roles zookeeper')).words, /“zookeeper” finds none of your roles/);
  });

  it('Cancel closes the form, and nothing was sent', async () => {
    const form = await says('activate Global Reader for 2h');
    await contoso.alex.clicks(form, 'Cancel');
    assert.match(form.words, /Nothing was sent to PIM/);
    assert.deepEqual(buttonsOn(form.card), []);
    assert.deepEqual(
      (await contoso.graphTraffic()).filter((line) => line.method === 'POST'),
      [],
    );
  });

  it('My roles on an empty list of active roles leads to the roles', async () => {
    const isaiah = contoso.person('isaiahl@contoso.example');
    const list = await isaiah.asks('active');
    assert.match(list.words, /You hold no role now/);
    await isaiah.clicks(list, 'My roles');
    assert.match(list.words, /PIM lists nothing that you can activate/);
  });

  it('somebody else’s card acts for whoever clicks, never for its owner', async () => {
    const form = await says('activate Global Reader for 2h');
    const [button] = buttonsOn(form.card);
    const { verb, data } = button?.action ?? {};
    const answer = await contoso.megan.executes(String(verb), { ...(data as object), justification: 'x' }, form.id);
    assert.match(JSON.stringify(answer.body), /You cannot activate this now/);
    assert.doesNotMatch((await says('active')).words, /Global Reader/);
  });
});
