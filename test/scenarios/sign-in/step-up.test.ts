import assert from 'node:assert/strict';
import type { Message } from '../../../src/simulator/teams/index.ts';
import { buttonsOn } from '../../../src/simulator/teams/index.ts';
import { openPage, type SignInPage } from '../../simulator/login/sign-in-page.ts';
import { type Contoso, startContoso } from '../../stand-ins/contoso.ts';

const ALEX = 'alexw@contoso.example';
const MEGAN = 'meganb@contoso.example';

describe('A role that wants a stronger sign-in', () => {
  let contoso: Contoso;
  before(async () => {
    contoso = await startContoso({ args: ['--sso'] });
  });
  beforeEach(async () => {
    await contoso.control('reset', {});
    await contoso.alex.says('sign out');
    contoso.teams.forget();
    await contoso.forgetTraffic();
  });
  after(() => contoso.stop());

  const GLOBAL_ADMINISTRATOR = 'activate Global Administrator for 1h ticket CHG0012 because on call';
  const OWNER = 'activate Owner on rg-web-prod for 1h because on call';

  const stepUpCard = async (wish = GLOBAL_ADMINISTRATOR): Promise<Message> => {
    await contoso.alex.says(wish);
    return contoso.alex.chat.messageThat(/needs a stronger sign-in/);
  };
  const linkOn = async (card: Message, button = 'Sign in'): Promise<string> =>
    (await contoso.alex.clicks(card, button)).url ?? '';
  /** Follows the link to Entra's page. */
  const follow = async (link: string): Promise<SignInPage> => {
    const start = await fetch(link, { redirect: 'manual' });
    assert.equal(start.status, 302, await start.text());
    return openPage(start.headers.get('location') ?? '');
  };
  const textOf = async (address: URL | string): Promise<{ status: number; text: string }> => {
    const response = await fetch(address, { redirect: 'manual' });
    return { status: response.status, text: await response.text() };
  };
  const writes = async () => (await contoso.pimTraffic()).filter(({ method }) => method !== 'GET');

  for (const [what, wish, context, outcome, service] of [
    ['an Entra role', GLOBAL_ADMINISTRATOR, 'c1', /Global Administrator waits for approval/, 'graph'],
    ['an Azure role', OWNER, 'c2', /Owner on rg-web-prod waits for approval/, 'arm'],
  ] as const)
    it(`is requested once, for ${what}, with ${context} in the token, by itself after the sign-in`, async () => {
      const card = await stepUpCard(wish);
      assert.match(card.words, /The role’s rules want a stronger sign-in.*your request then goes on by itself/s);
      assert.deepEqual(await writes(), [], 'nothing is tried in vain first');
      const page = await follow(await linkOn(card));
      assert.ok(page.text.includes(`authentication context ${context}`));
      const done = await textOf(await page.signIn(ALEX));
      assert.match(done.text, /You are signed in.*goes on in Teams by itself/s);
      await card.until(outcome);
      const [request, another] = await writes();
      assert.deepEqual([request?.service, request?.status, another], [service, 201, undefined]);
      assert.equal(contoso.alex.chat.cards.length, 1, 'one card, in place');
    });

  it('is not asked for again while the token of that sign-in lives', async () => {
    const card = await stepUpCard(OWNER);
    await textOf(await (await follow(await linkOn(card))).signIn(ALEX));
    await card.until(/waits for approval/);
    const [again] = await contoso.alex.says(OWNER);
    assert.match(again?.words ?? '', /You had already asked/);
  });

  it('goes on once where Teams’ pop-up tells the bot too', async () => {
    const card = await stepUpCard();
    const done = await textOf(await (await follow(await linkOn(card))).signIn(ALEX));
    const code = /data-code="([^"]+)"/.exec(done.text)?.[1] ?? '';
    assert.equal((await contoso.megan.verifies(code)).status, 412, 'not Megan’s');
    assert.equal((await contoso.alex.verifies(code)).status, 200);
    assert.equal((await contoso.alex.verifies(code)).status, 412, 'only once');
    await card.until(/waits for approval/);
    await contoso.teams.idle();
    assert.equal((await writes()).length, 1);
  });

  it('becomes of the form that was filled in: the same card asks, and shows the outcome', async () => {
    await contoso.alex.says('activate Global Administrator for 1h');
    const form = await contoso.alex.chat.messageThat(/Ticket number/);
    await contoso.alex.clicks(form, 'Activate', { justification: 'on call', ticketNumber: 'CHG0012' });
    await form.until(/Global Administrator needs a stronger sign-in/);
    assert.match(form.words, /on call.*CHG0012/s);
    await textOf(await (await follow(await linkOn(form, 'Use the browser'))).signIn(ALEX));
    await form.until(/Global Administrator waits for approval/);
    assert.equal((await writes()).length, 1);
    assert.equal(contoso.alex.chat.cards.length, 1);
  });

  it('by MFA is asked for with MFA', async () => {
    const card = await stepUpCard('activate Exchange Administrator for 1h because mailboxes');
    assert.match(card.words, /multifactor authentication/);
    await textOf(await (await follow(await linkOn(card))).signIn(ALEX));
    await card.until(/Exchange Administrator is active until/);
    assert.equal((await writes()).length, 1);
  });

  it('refuses whoever else follows a forwarded link, and lets the right person follow it still', async () => {
    const card = await stepUpCard();
    const link = await linkOn(card);
    const page = await follow(link);
    const refused = await textOf(await page.signIn(MEGAN));
    assert.equal(refused.status, 403);
    assert.match(refused.text, /That was another account.*Nothing was sent/s);
    await contoso.teams.idle();
    assert.deepEqual(await writes(), []);
    assert.match(card.words, /needs a stronger sign-in/);
    await textOf(await (await follow(link)).signIn(ALEX));
    await card.until(/waits for approval/);
    const [request, another] = await writes();
    assert.deepEqual([request?.token?.oid, another], [contoso.alex.id, undefined]);
  });

  it('takes a state once: replayed, invented or without one, it is over', async () => {
    const card = await stepUpCard();
    const link = await linkOn(card);
    const back = await (await follow(link)).signIn(ALEX);
    await textOf(back);
    await card.until(/waits for approval/);
    for (const address of [back, `${contoso.bot}/auth/callback?code=x&state=y`, `${contoso.bot}/auth/callback`, link]) {
      const over = await textOf(address);
      assert.equal(over.status, 410);
      assert.match(over.text, /This sign-in is over.*Nothing was sent/s);
    }
    for (const address of ['/auth/start', '/auth/start?s=', '/auth/start?s=../../x', '/auth/start?s=a&s=b'])
      assert.equal((await textOf(`${contoso.bot}${address}`)).status, 410);
    await contoso.teams.idle();
    assert.equal((await writes()).length, 1);
  });

  it('does not take the code of another sign-in', async () => {
    const [card, other] = [await stepUpCard(), await stepUpCard(OWNER)];
    const back = await (await follow(await linkOn(card))).signIn(ALEX);
    const foreign = await (await follow(await linkOn(other))).signIn(ALEX);
    back.searchParams.set('code', foreign.searchParams.get('code') ?? '');
    const failed = await textOf(back);
    assert.match(failed.text, /The sign-in did not work.*Nothing was sent/s);
    await contoso.teams.idle();
    assert.deepEqual(await writes(), []);
  });

  it('is over after ten minutes, at the link and at the way back', async () => {
    const card = await stepUpCard();
    const link = await linkOn(card);
    const back = await (await follow(link)).signIn(ALEX);
    await contoso.control('clock', { advance: 'PT11M' });
    for (const address of [back, link]) assert.match((await textOf(address)).text, /This sign-in is over/);
    await contoso.teams.idle();
    assert.deepEqual(await writes(), []);
  });

  it('is left where the person refuses, and can be taken up again', async () => {
    const card = await stepUpCard();
    const refused = await textOf(await (await follow(await linkOn(card))).refuse());
    assert.equal(refused.status, 403);
    assert.match(refused.text, /You did not sign in.*Nothing was sent/s);
    assert.deepEqual(await writes(), []);
    await textOf(await (await follow(await linkOn(card))).signIn(ALEX));
    await card.until(/waits for approval/);
  });

  it('says so where Entra does not answer on the way back', async () => {
    const card = await stepUpCard();
    const back = await (await follow(await linkOn(card))).signIn(ALEX);
    await contoso.control('faults', { service: 'login', path: 'token', times: 0, status: 503 });
    assert.match((await textOf(back)).text, /Microsoft did not answer.*Nothing was sent/s);
    assert.deepEqual(await writes(), []);
  });

  it('is forgotten at "sign out"', async () => {
    const card = await stepUpCard();
    const link = await linkOn(card);
    const back = await (await follow(link)).signIn(ALEX);
    await contoso.alex.says('sign out');
    for (const address of [back, link]) assert.match((await textOf(address)).text, /This sign-in is over/);
    assert.deepEqual(await writes(), []);
  });

  it('says that it is not enough, where PIM wants it once more', async () => {
    const claims = encodeURIComponent('{"access_token":{"acrs":{"essential":true, "value":"c1"}}}');
    const card = await stepUpCard();
    await contoso.control('faults', {
      service: 'graph',
      method: 'POST',
      status: 400,
      body: { error: { code: 'RoleAssignmentRequestAcrsValidationFailed', message: `&claims=${claims}` } },
    });
    await textOf(await (await follow(await linkOn(card))).signIn(ALEX));
    await card.until(/PIM still wants more of your sign-in/);
    assert.deepEqual(buttonsOn(card.card), []);
  });
});

describe('Signing in by page where Teams cannot', () => {
  let contoso: Contoso;
  beforeEach(async () => {
    contoso = await startContoso({ args: ['--sso'] });
    contoso.alex.singleSignOn = 'needs-consent';
  });
  afterEach(() => contoso.stop());

  it('serves both services, and everything that was said meanwhile goes on', async () => {
    await contoso.alex.says('roles');
    await contoso.alex.says('activate Security Reader for 90m');
    const card = await contoso.alex.chat.messageThat(({ signIn }) => signIn !== undefined);
    const start = await fetch(contoso.alex.signInUrl(card), { redirect: 'manual' });
    const page = await openPage(start.headers.get('location') ?? '');
    await fetch(await page.signIn(ALEX));
    await contoso.alex.chat.messageThat(/Security Reader is active until/);
    const roles = await contoso.alex.chat.messageThat(/Roles you can activate/);
    assert.match(roles.words, /20 roles in all/, 'Azure too');
    assert.equal(roles.id, card.id, 'the sign-in card became the answer');
    const writes = (await contoso.pimTraffic()).filter(({ method }) => method !== 'GET');
    assert.equal(writes.length, 1);
  });
});
