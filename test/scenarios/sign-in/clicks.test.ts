import assert from 'node:assert/strict';
import type { ClickAnswer, Message } from '../../../src/simulator/teams/index.ts';
import { type SignInContoso, startSignInContoso } from './sign-in-contoso.ts';

describe('A click of somebody who is not signed in', () => {
  let contoso: SignInContoso;
  let form: Message;
  beforeEach(async () => {
    contoso = await startSignInContoso();
    await contoso.alex.says('activate Global Reader for 2h');
    form = await contoso.alex.chat.messageThat(/Why do you need it/);
    await contoso.alex.says('sign out');
    await contoso.forgetTraffic();
  });
  afterEach(() => contoso.stop());

  const presses = (): Promise<ClickAnswer> =>
    contoso.alex.clicks(form, 'Activate', { justification: 'checking sign-in logs' });

  it('is asked for, comes again with the token, and is done once', async () => {
    const answer = await presses();
    assert.equal(answer.kind, 'card');
    assert.match(JSON.stringify(answer.card), /Global Reader is active until/);
    assert.match(form.words, /Global Reader is active until/);
    assert.equal((await contoso.writes()).length, 1);
    assert.deepEqual(await contoso.exchanges(), ['graph']);
  });

  it('is asked for with a page where the client has no token', async () => {
    contoso.alex.singleSignOn = 'needs-consent';
    const answer = await presses();
    assert.equal(answer.kind, 'login');
    assert.match(contoso.alex.signInUrl(answer), /\/auth\/start\?s=/);
    assert.deepEqual(await contoso.pimTraffic(), []);
  });

  it('is not done with the token of somebody else: the client shows the button', async () => {
    contoso.alex.singleSignOn = { token: await contoso.teams.singleSignOnToken(contoso.megan) };
    const answer = await presses();
    assert.deepEqual([answer.kind, answer.body.statusCode], ['login', 412]);
    assert.match(JSON.stringify(answer.body.value), /not your sign-in/);
    assert.deepEqual([await contoso.pimTraffic(), await contoso.exchanges()], [[], []]);
  });

  it('is not done where Conditional Access blocks', async () => {
    await contoso.requires('block', 'graph');
    const answer = await presses();
    assert.equal(answer.body.statusCode, 412);
    assert.match(JSON.stringify(answer.body.value), /blocked/);
    assert.deepEqual(await contoso.writes(), []);
  });

  it('is not done with a code that no page gave', async () => {
    contoso.alex.singleSignOn = 'needs-consent';
    const answer = await contoso.alex.completes(await presses(), '123456');
    assert.equal(answer.body.statusCode, 401);
    assert.match(answer.problem ?? '', /not of a sign-in that I wait for/);
    assert.deepEqual(await contoso.writes(), []);
  });

  it('of an old client is asked for by a sign-in card, and done after it', async () => {
    contoso.alex.client().hasUniversalActions = false;
    await presses();
    await form.until(/Global Reader is active until/);
    assert.equal((await contoso.writes()).length, 1);
  });
});
