import assert from 'node:assert/strict';
import { inputsOn, type Message } from '../../src/simulator/teams/index.ts';
import { type Contoso, startContoso } from '../stand-ins/contoso.ts';

describe('Check on a form', () => {
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

  it('says what would happen, sends nothing but PIM’s own validation, and then activates with what was typed', async () => {
    const form = await says('activate Global Reader');
    assert.deepEqual(inputsOn(form.card), ['duration', 'justification']);
    await contoso.forgetTraffic();
    await contoso.alex.clicks(form, 'Check', { duration: 'PT2H', justification: 'sign-in logs' });
    await form.until(/PIM would activate Global Reader at once/);
    assert.match(form.words, /Nothing was changed/);
    assert.match(form.words, /sign-in logs/);
    const asked = (await writes()).map(({ requestBody }) => requestBody as { isValidationOnly?: boolean });
    assert.deepEqual(
      asked.map(({ isValidationOnly }) => isValidationOnly),
      [true],
    );
    assert.doesNotMatch((await says('active')).words, /Global Reader/);
    await contoso.alex.clicks(form, 'Activate');
    await form.until(/Global Reader is active until/);
    const sent = (await writes()).map(({ requestBody }) => requestBody as Record<string, unknown>).at(-1);
    assert.equal(sent?.justification, 'sign-in logs');
    assert.notEqual(sent?.isValidationOnly, true);
  });

  it('says who would have to approve', async () => {
    const form = await says('activate User Administrator');
    await contoso.alex.clicks(form, 'Check', { duration: 'PT1H', justification: 'new starters' });
    await form.until(/would take the request for User Administrator and wait for approval/);
    assert.match(form.words, /PIM Approvers/);
    assert.doesNotMatch((await says('requests')).words, /Waiting for approval/);
  });

  it('of an Azure role asks Azure’s validation, with its ticket', async () => {
    const form = await says('activate Contributor on Contoso Prod');
    await contoso.forgetTraffic();
    await contoso.alex.clicks(form, 'Check', {
      duration: 'PT1H',
      justification: 'deploy',
      ticketNumber: 'CHG0012',
      ticketSystem: 'ServiceNow',
    });
    await form.until(/CHG0012/);
    assert.match(form.words, /PIM would activate Contributor on Contoso Prod at once/);
    const sent = await writes();
    assert.equal(sent.length, 1);
    assert.match(sent[0]?.url ?? '', /\/validate\?/);
  });

  it('of what is still missing names it, and sends nothing', async () => {
    const form = await says('activate Global Reader');
    await contoso.forgetTraffic();
    await contoso.alex.clicks(form, 'Check', { duration: 'PT2H', justification: '  ' });
    await form.until(/Still missing: a justification/i);
    assert.deepEqual(await writes(), []);
  });
});
