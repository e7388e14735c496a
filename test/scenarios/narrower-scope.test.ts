import assert from 'node:assert/strict';
import { inputsOn, type Message, presetInputs } from '../../src/simulator/teams/index.ts';
import { DEV, WEB_DEV } from '../simulator/arm/arm-rig.ts';
import { type Contoso, startContoso } from '../stand-ins/contoso.ts';

describe('An Azure role on a part of its scope', () => {
  let contoso: Contoso;
  // Anew each time: for some minutes the bot remembers what PIM answered to it.
  beforeEach(async () => {
    contoso = await startContoso();
  });
  afterEach(() => contoso.stop());

  const says = (text: string): Promise<Message> => contoso.alex.asks(text);
  const puts = async () => (await contoso.pimTraffic()).filter(({ method }) => method === 'PUT');
  /** To ask for a part alone, one must see it: Reader on everything lets one. */
  const sees = () => says('activate Reader on Contoso for 1h because INC-4711');
  const opened = async (tooltip: string): Promise<Message> => {
    const list = await says('roles azure');
    await contoso.alex.clicks(list, tooltip);
    return contoso.alex.chat.nextCard();
  };

  it('is offered in the form, where the whole is preselected', async () => {
    const form = await opened('Activate Contributor on Contoso Dev');
    assert.deepEqual(inputsOn(form.card), ['scope', 'duration']);
    assert.equal(presetInputs(form.card).scope, DEV);
    assert.match(form.words, /All of Contoso Dev \(subscription\)/);
    assert.match(form.words, /Only rg-web-dev \(resource group\)/);
    await contoso.alex.clicks(form, 'Activate', { duration: 'PT1H' });
    assert.match(form.words, /Contributor on Contoso Dev is active until/);
  });

  it('is activated there alone, and by its own rules', async () => {
    await sees();
    const form = await opened('Activate Contributor on Contoso Dev');
    await contoso.alex.clicks(form, 'Activate', { duration: 'PT1H', scope: WEB_DEV });
    // The subscription asks for nothing, the group in it for a justification.
    assert.deepEqual(inputsOn(form.card), ['scope', 'justification']);
    assert.equal(presetInputs(form.card).scope, WEB_DEV);
    await contoso.alex.clicks(form, 'Activate', { justification: 'INC-4711' });
    assert.match(form.words, /Contributor on rg-web-dev is active until/);
    assert.doesNotMatch(form.words, /Contoso Dev is active/);
    assert.ok((await puts()).at(-1)?.url.includes(`${WEB_DEV}/`));
    assert.match((await says('active')).words, /Contributor\s+✔ active until .*\s+on rg-web-dev \(resource group\)/);
  });

  it('can be named in a line, and ended', async () => {
    await sees();
    const card = await says('activate Contributor on rg-web-dev for 1h because INC-4711');
    assert.match(card.words, /Contributor on rg-web-dev is active until/);
    await contoso.control('clock', { advance: 'PT6M' });
    await contoso.alex.clicks(card, 'Deactivate');
    assert.match(card.words, /Contributor on rg-web-dev is deactivated/);
    await contoso.alex.clicks(card, 'Activate again');
    assert.equal(presetInputs((await contoso.alex.chat.nextCard()).card).scope, WEB_DEV);
  });

  it('can be checked first', async () => {
    await sees();
    const written = (await puts()).length;
    const card = await says('check Contributor on rg-web-dev for 1h because INC-4711');
    assert.match(card.words, /PIM would activate Contributor on rg-web-dev at once/);
    assert.equal((await puts()).length, written);
    await contoso.alex.clicks(card, 'Activate');
    assert.match(card.words, /Contributor on rg-web-dev is active until/);
  });

  it('that Azure does not show is not activated; the form says why and offers the whole', async () => {
    const form = await says('activate Contributor on rg-web-dev for 1h because INC-4711');
    assert.match(form.words, /Azure does not show you rg-web-dev.* Nothing was activated/);
    assert.equal(presetInputs(form.card).scope, DEV);
    await contoso.alex.clicks(form, 'Activate');
    assert.match(form.words, /Contributor on Contoso Dev is active until/);
  });

  it('is not offered while Azure does not say which parts there are', async () => {
    await contoso.control('faults', { service: 'arm', path: 'eligibleChildResources', times: 0, status: 503 });
    const form = await opened('Activate Contributor on Contoso Dev');
    assert.deepEqual(inputsOn(form.card), ['duration']);
  });

  it('costs nothing where it is not asked about', async () => {
    await says('activate Contributor on Contoso Dev for 1h');
    assert.ok(!(await contoso.pimTraffic()).some(({ url }) => url.includes('eligibleChildResources')));
  });
});
