import assert from 'node:assert/strict';
import { systemClock } from '../../../src/core/clock.ts';
import { buttonsOn, type Message } from '../../../src/simulator/teams/index.ts';
import { type SignInContoso, startSignInContoso } from './sign-in-contoso.ts';

const titlesOn = ({ card }: Message): string[] => buttonsOn(card).map(({ title }) => title);

describe('A silent sign-in that is not taken', () => {
  let contoso: SignInContoso;
  afterEach(() => contoso.stop());

  const saysAndIsRefused = async (clients: readonly string[] = ['desktop']) => {
    contoso.alex.uses(...clients);
    await contoso.alex.says('activate Security Reader for 90m');
    const card = await contoso.alex.chat.messageThat(({ exchanges }) => exchanges.length === clients.length);
    await contoso.teams.idle();
    assert.deepEqual(
      card.exchanges.map(({ status }) => status),
      clients.map(() => 412),
    );
    assert.deepEqual(await contoso.writes(), []);
    return card;
  };

  it('for want of consent: every client is told, the person and the administrator once, with the link', async () => {
    contoso = await startSignInContoso({ consented: false });
    const card = await saysAndIsRefused(['desktop', 'web', 'phone']);
    assert.match(
      card.words,
      /not allowed to do this yet.*pass this on to an administrator.*Administrators: the button/s,
    );
    assert.equal(contoso.alex.chat.messages.length, 1);
    const [button] = titlesOn(card);
    assert.equal(button, 'Grant consent (administrators)');
    const { url } = await contoso.alex.clicks(card, button ?? '');
    assert.match(url ?? '', new RegExp(`^${contoso.simulator}/login/${contoso.tenantId}/v2.0/adminconsent\\?`));
    assert.match(decodeURIComponent(url ?? ''), /RoleAssignmentSchedule.ReadWrite.Directory.*user_impersonation/);
  });

  it('because Conditional Access blocks: the card says that another sign-in does not help', async () => {
    contoso = await startSignInContoso();
    await contoso.requires('block', 'graph');
    const card = await saysAndIsRefused(['desktop', 'phone']);
    assert.match(card.words, /Your sign-in was blocked.*Conditional Access.*ask your administrator/s);
    assert.deepEqual(titlesOn(card), []);
  });

  it('because Conditional Access wants a second factor: the card leads to the page that asks for it', async () => {
    contoso = await startSignInContoso();
    await contoso.requires('mfa', 'graph');
    const card = await saysAndIsRefused();
    assert.match(card.words, /You need to sign in again.*Microsoft Entra wants to see you/s);
    const { url } = await contoso.alex.clicks(card, 'Sign in');
    const to = (await fetch(url ?? '', { redirect: 'manual' })).headers.get('location') ?? '';
    assert.match(new URL(to).searchParams.get('claims') ?? '', /capolids/);
  });

  it('because it is too old', async () => {
    contoso = await startSignInContoso();
    const nowS = Math.floor(systemClock.now().getTime() / 1000);
    contoso.alex.singleSignOn = {
      token: await contoso.teams.singleSignOnToken(contoso.alex, {
        iat: nowS - 7200,
        nbf: nowS - 7200,
        exp: nowS - 3600,
      }),
    };
    const card = await saysAndIsRefused();
    assert.match(card.words, /You need to sign in again/);
    assert.deepEqual(titlesOn(card), ['Sign in', 'Use the browser']);
  });

  it('because it is another person’s: nothing is exchanged, and nothing is done in anybody’s name', async () => {
    contoso = await startSignInContoso();
    contoso.alex.singleSignOn = { token: await contoso.teams.singleSignOnToken(contoso.megan) };
    const card = await saysAndIsRefused();
    assert.match(card.words, /That was not your sign-in/);
    assert.deepEqual([await contoso.exchanges(), await contoso.pimTraffic()], [[], []]);
  });

  it('because it is of another tenant, forged or no token at all', async () => {
    contoso = await startSignInContoso();
    const token = await contoso.teams.singleSignOnToken(contoso.alex);
    const foreign = await contoso.teams.singleSignOnToken(contoso.alex, {
      tid: '00000000-0000-4000-8000-000000000000',
    });
    for (const sent of [foreign, 'not-a-token', `${token.slice(0, -8)}AAAAAAAA`]) {
      const reply = await contoso.alex.invokes('signin/tokenExchange', { id: 'x', connectionName: 'pim', token: sent });
      assert.equal(reply.status, 412);
    }
    for (const value of [{}, { id: 'x' }, { id: 1, token: [] }])
      assert.equal((await contoso.alex.invokes('signin/tokenExchange', value)).status, 400);
    assert.deepEqual(await contoso.pimTraffic(), []);
  });

  it('because Entra does not answer: the person can try again by the page', async () => {
    contoso = await startSignInContoso();
    // The bot has its own token by then.
    await contoso.alex.says('help');
    await contoso.control('faults', { service: 'login', path: 'token', times: 0, status: 503 });
    const card = await saysAndIsRefused();
    assert.match(card.words, /Microsoft did not answer/);
  });

  for (const [code, words] of [
    ['installappfailed', /could not be installed for you/],
    ['authrequestfailed', /request to Microsoft Entra failed/],
    ['installedappnotfound', /does not find the app/],
    ['invokeerror', /could not hand your sign-in over/],
    ['resourcematchfailed', /registered in another way/],
    ['oauthcardnotvalid', /could not read my sign-in card/],
    ['tokenmissing', /got no token for me/],
    ['userconsentrequired', /have to agree once/],
    ['interactionrequired', /wants to see you first/],
    ['somethingnew', /did not say why/],
  ] as const)
    it(`because Teams says ${code}: the person is told once, with another way to sign in`, async () => {
      contoso = await startSignInContoso();
      contoso.alex.uses('desktop', 'phone');
      contoso.alex.singleSignOn = { failsWith: code };
      await contoso.alex.says('activate Security Reader for 90m');
      const card = await contoso.alex.chat.messageThat(/Teams could not sign you in/);
      await contoso.teams.idle();
      assert.match(card.words, words);
      assert.deepEqual(
        card.exchanges.map(({ status }) => status),
        [200, 200],
      );
      assert.equal(contoso.alex.chat.messages.length, 1);
      assert.deepEqual(titlesOn(card), ['Sign in', 'Use the browser']);
    });

  it('is answered also where nothing waits for it', async () => {
    contoso = await startSignInContoso();
    assert.equal((await contoso.alex.failsToSignIn('tokenmissing')).status, 200);
    await contoso.alex.chat.messageThat(/Teams could not sign you in.*Say again what you want/s);
    assert.equal((await contoso.alex.invokes('signin/failure', { nothing: true })).status, 200);
    assert.equal((await contoso.alex.verifies('123456')).status, 412);
    assert.equal((await contoso.alex.invokes('signin/verifyState', {})).status, 412);
  });
});
