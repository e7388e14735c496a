import assert from 'node:assert/strict';
import { type SignInContoso, startSignInContoso } from './sign-in-contoso.ts';

describe('Signing in silently in the 1:1 chat', () => {
  let contoso: SignInContoso;
  beforeEach(async () => {
    contoso = await startSignInContoso();
  });
  afterEach(() => contoso.stop());

  it('does what was said after the sign-in, without saying it again', async () => {
    await contoso.alex.says('activate Security Reader for 90m');
    const outcome = await contoso.alex.chat.messageThat(/Security Reader is active until/);
    const card = await contoso.signInCard();
    assert.deepEqual(
      card.exchanges.map(({ status }) => status),
      [200],
    );
    assert.notEqual(outcome.id, card.id);
    assert.equal((await contoso.writes()).length, 1);
    const [active] = await contoso.alex.says('active');
    assert.match(active?.words ?? '', /What you hold now/);
    assert.deepEqual((await contoso.exchanges()).sort(), ['arm', 'graph']);
  });

  it('asks for the sign-in that "whoami" lacks, instead of saying that nobody answered', async () => {
    await contoso.alex.says('whoami');
    const account = await contoso.alex.chat.messageThat(/you are Alex Wilber/);
    assert.match(account.words, /alexw@contoso\.example/);
    assert.equal((await contoso.signInCard()).exchanges[0]?.status, 200);
  });

  it('takes the tokens of three clients at once and of a fourth later, and does it once', async () => {
    contoso.alex.uses('desktop', 'web', 'phone');
    await contoso.alex.says('activate Security Reader for 90m');
    const card = await contoso.signInCard();
    await card.until(({ exchanges }) => exchanges.length === 3);
    await contoso.alex.chat.messageThat(/Security Reader is active until/);
    await contoso.teams.idle();
    contoso.alex.uses('desktop', 'tablet');
    assert.equal((await contoso.alex.exchanges(card, 'tablet'))?.status, 200);
    await contoso.teams.idle();
    assert.deepEqual(
      card.exchanges.map(({ status }) => status),
      [200, 200, 200, 200],
    );
    assert.equal((await contoso.writes()).length, 1);
    assert.deepEqual((await contoso.exchanges()).sort(), ['arm', 'graph']);
    assert.equal(contoso.alex.chat.cards.length, 1);
  });

  it('exchanges once for each service where much is said at once, and asks with one sign-in card', async () => {
    // More would only wait for the pace that Teams allows in one chat.
    await Promise.all(Array.from({ length: 12 }, () => contoso.alex.says('active')));
    await contoso.teams.idle();
    await contoso.alex.chat.messageThat(() => contoso.alex.chat.cards.length === 12);
    assert.deepEqual((await contoso.exchanges()).sort(), ['arm', 'graph']);
    assert.equal(contoso.alex.chat.messages.filter(({ signIn }) => signIn !== undefined).length, 1);
  });

  it('exchanges once for each service under 200 commands of one person at the same time', async function () {
    // The answers keep to the pace that Teams allows in one chat: 7 a second.
    this.timeout(180_000);
    // In one chat the answers to the last ones wait longer for their turn than Teams and the bot do.
    await Promise.allSettled(Array.from({ length: 200 }, () => contoso.alex.says('active')));
    for (let there = 10; there <= 80; there += 10)
      await contoso.alex.chat.messageThat(() => contoso.alex.chat.cards.length >= there);
    assert.deepEqual((await contoso.exchanges()).sort(), ['arm', 'graph']);
  });

  it('forgets everything at "sign out": the next wish signs in anew', async () => {
    await contoso.alex.says('roles');
    await contoso.alex.chat.messageThat(/Roles you can activate/);
    const [bye] = await contoso.alex.says('sign out');
    assert.match(bye?.words ?? '', /You are signed out/);
    await contoso.forgetTraffic();
    contoso.alex.singleSignOn = 'needs-consent';
    await contoso.alex.says('active');
    assert.deepEqual([await contoso.pimTraffic(), await contoso.exchanges()], [[], []]);
    const waiting = contoso.alex.chat.messages.filter(({ signIn }) => signIn !== undefined);
    assert.equal(waiting.length, 2);
  });

  it('does nothing of what waited before "sign out", also where its sign-in comes after all', async () => {
    contoso.alex.singleSignOn = 'needs-consent';
    await contoso.alex.says('activate Security Reader for 90m');
    const card = await contoso.signInCard();
    await contoso.alex.says('sign out');
    contoso.alex.singleSignOn = 'works';
    assert.equal((await contoso.alex.exchanges(card))?.status, 200);
    await contoso.teams.idle();
    assert.deepEqual(await contoso.writes(), []);
  });

  it('says that the wish is over where the sign-in comes after more than ten minutes', async () => {
    contoso.alex.singleSignOn = 'needs-consent';
    await contoso.alex.says('activate Security Reader for 90m');
    const card = await contoso.signInCard();
    await contoso.control('clock', { advance: 'PT11M' });
    contoso.alex.singleSignOn = 'works';
    assert.equal((await contoso.alex.exchanges(card))?.status, 200);
    await contoso.alex.chat.messageThat(/no longer waiting: please say it again/);
    assert.deepEqual(await contoso.writes(), []);
  });

  it('shows the button of the card where the person must be asked, and nothing is done meanwhile', async () => {
    contoso.alex.singleSignOn = 'needs-consent';
    await contoso.alex.says('activate Security Reader for 90m');
    const card = await contoso.signInCard();
    assert.match(contoso.alex.signInUrl(card), new RegExp(`^${contoso.bot}/auth/start\\?s=[0-9a-f]{64}$`));
    assert.deepEqual(await contoso.pimTraffic(), []);
  });
});
