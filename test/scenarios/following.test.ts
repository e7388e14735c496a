import assert from 'node:assert/strict';
import type { Message } from '../../src/simulator/teams/index.ts';
import tenant from '../../src/simulator/tenant/contoso.json' with { type: 'json' };
import type { TenantFile } from '../../src/simulator/tenant/schema.ts';
import { type Contoso, startContoso } from '../stand-ins/contoso.ts';
import { openPortal, type Portal } from '../stand-ins/portal.ts';

interface Health {
  readonly queue: { readonly tasks: Readonly<Record<string, { readonly waiting: number }>> };
}

/** The built-in tenant, whose Owner in Azure asks for no stronger sign-in: Alex has none. */
const withoutContext = ({ azure, ...rest }: TenantFile): TenantFile => ({
  ...rest,
  ...(azure && {
    azure: { ...azure, policies: azure.policies?.map(({ authenticationContext: _, ...policy }) => policy) },
  }),
});

const PROVIDERS = [
  ['an Entra role', 'entra-role', 'User Administrator', 'User Administrator'],
  ['a group', 'group', 'Member on Incident Commanders', 'Incident Commanders \\(member\\)'],
  ['an Azure role', 'azure-resource', 'Owner on rg-web-prod', 'Owner on rg-web-prod'],
] as const;

describe('A request that is followed', function () {
  this.timeout(180_000);
  let contoso: Contoso;
  let portal: Portal;
  // Not reset between tests: every request of a test is over at its end.
  before(async () => {
    contoso = await startContoso({ tenant: withoutContext(tenant as TenantFile), patienceMs: 15_000 });
    portal = await openPortal(contoso.simulator);
  });
  beforeEach(() => contoso.teams.forget());
  after(() => contoso.stop());

  const later = (advance: string) => contoso.control('clock', { advance });
  const asks = async (name = 'User Administrator', more = ''): Promise<Message> => {
    const card = await contoso.alex.asks(`activate ${name} for 1h${more} because INC-4711`);
    card.isTaken = true;
    return card;
  };
  const waitingFollows = async (): Promise<number> => {
    const { queue } = (await (await fetch(`${contoso.bot}/readyz`)).json()) as Health;
    return queue.tasks['follow-request']?.waiting ?? 0;
  };
  const told = () => contoso.alex.chat.messages.length;

  for (const [what, provider, name, role] of PROVIDERS)
    describe(`for ${what}`, () => {
      it('and approved in the portal: the card changes, one message tells it, and its end is told too', async () => {
        const card = await asks(name);
        assert.match(card.words, new RegExp(`${role} waits for approval`));
        await portal.decides('MeganB', 'approve', 'go ahead', provider);
        await later('PT2M');
        await card.until(new RegExp(`${role} is active until`));
        const message = await contoso.alex.chat.nextMessage();
        assert.match(message.words, new RegExp(`${role} is active until`));
        assert.match(message.words, /It was approved by Megan Bowen/);
        assert.equal(told(), 2);
        await later('PT62M');
        await card.until(/is no longer active/);
        await message.until(/is no longer active/);
        assert.match((await contoso.alex.chat.nextMessage()).words, new RegExp(`${role} has ended`));
        await later('PT3H');
        assert.equal(told(), 3);
      });

      it('and denied in the portal: who and why is told once', async () => {
        const card = await asks(name);
        await portal.decides('MeganB', 'deny', 'not tonight', provider);
        await later('PT2M');
        await card.until(/was denied by Megan Bowen/);
        const message = await contoso.alex.chat.nextMessage();
        assert.match(message.words, new RegExp(`${role} was denied by Megan Bowen`));
        assert.match(message.words, /not tonight/);
        assert.doesNotMatch(message.words, /Ask them why/);
        await later('PT3H');
        assert.equal(told(), 2);
      });
    });

  it('and whose card Teams refuses to change for hours: it is followed no more, and the card is true once Teams takes it', async () => {
    const card = await asks();
    contoso.teams.faults.add({ operation: 'update', status: 400, times: 0 });
    await portal.decides('MeganB', 'deny', 'not tonight');
    await later('PT2M');
    assert.match((await contoso.alex.chat.nextMessage()).words, /was denied by Megan Bowen/);
    // A try may still be under way when time moves on.
    for (let moves = 0; moves < 20 && (await waitingFollows()) > 0; moves += 1) await later('PT15M1S');
    assert.equal(await waitingFollows(), 0);
    assert.match(card.words, /waits for approval/);
    contoso.teams.faults.clear();
    await later('PT61M');
    await card.until(/was denied by Megan Bowen/);
    assert.equal(told(), 2);
  });

  it('and that nobody decides: it lapses after a day', async () => {
    const card = await asks();
    await later('PT23H');
    assert.match(card.words, /waits for approval/);
    await later('PT61M');
    await card.until(/lapsed/);
    assert.match((await contoso.alex.chat.nextMessage()).words, /The request for User Administrator lapsed/);
    assert.equal(told(), 2);
  });

  it('and ended in the portal before its time: that is told; what its asker ends through the bot is not told again', async () => {
    const first = await contoso.alex.asks('activate Global Reader for 2h because INC-4711');
    first.isTaken = true;
    await later('PT10M');
    await portal.deactivates('AlexW', 'Global Reader');
    await later('PT1H');
    await later('PT11S');
    await first.until(/no longer active/);
    assert.match((await contoso.alex.chat.nextMessage()).words, /Global Reader has ended/);
    const second = await contoso.alex.asks('activate Global Reader for 2h because INC-4712');
    await later('PT10M');
    const done = await contoso.alex.asks('deactivate Global Reader');
    assert.match(done.words, /is deactivated/);
    await second.until(/Global Reader is deactivated|no longer active/);
    await later('PT3H');
    assert.equal(told(), 4);
  });

  it('and taken back in the portal is told; taken back through the bot only its cards change', async () => {
    const card = await asks();
    await portal.cancels('AlexW');
    await later('PT2M');
    await card.until(/was cancelled/);
    assert.match((await contoso.alex.chat.nextMessage()).words, /was cancelled/);
    const again = await asks();
    await contoso.alex.asks('cancel User Administrator');
    await again.until(/cancelled/);
    await later('PT3H');
    assert.equal(told(), 4);
  });

  it('and approved through the bot changes at once, without the clock', async () => {
    const card = await asks();
    await contoso.megan.asks('approvals');
    assert.match((await contoso.megan.asks('approve 1 because agreed')).words, /You approved/);
    await card.until(/User Administrator is active until/);
    assert.match((await contoso.alex.chat.nextMessage()).words, /is active until[\s\S]*It was approved by/);
    await later('PT62M');
    await card.until(/no longer active/);
    assert.match((await contoso.alex.chat.nextMessage()).words, /has ended/);
  });

  it('goes on when PIM cannot be asked for a while, and tells nothing twice', async () => {
    const card = await asks();
    await portal.decides('MeganB', 'approve', 'go ahead');
    await contoso.control('faults', { service: 'graph', method: 'GET', status: 503, times: 0 });
    await later('PT2M');
    await later('PT5M');
    assert.match(card.words, /waits for approval/);
    await fetch(`${contoso.simulator}/control/faults`, { method: 'DELETE' });
    await later('PT15M');
    await card.until(/is active until/);
    assert.match((await contoso.alex.chat.nextMessage()).words, /was approved/);
    await later('PT62M');
    assert.match((await contoso.alex.chat.nextMessage()).words, /has ended/);
    assert.equal(told(), 3);
  });

  it('and approved unseen, then ended through the bot: it has ended, and never looks as if PIM worked on it', async () => {
    const card = await asks();
    await later('PT2M');
    await portal.decides('MeganB', 'approve', 'go ahead');
    await contoso.control('faults', { method: 'GET', path: 'roleAssignmentScheduleRequests', status: 503, times: 0 });
    await later('PT10M');
    assert.match(card.words, /waits for approval/);
    await fetch(`${contoso.simulator}/control/faults`, { method: 'DELETE' });
    assert.match((await contoso.alex.asks('deactivate User Administrator')).words, /is deactivated/);
    await card.until(/is deactivated|no longer active/);
    await later('PT1M');
    await later('PT3H');
    const shown = contoso.alex.chat.messages.flatMap(({ versions }) => versions.map((one) => JSON.stringify(one)));
    assert.ok(shown.every((words) => !/PIM is activating/.test(words)));
    assert.equal(told(), 2);
  });

  it('whose message Teams took unheard stands twice, and both copies stay true', async () => {
    const card = await asks();
    await portal.decides('MeganB', 'approve', 'go ahead');
    contoso.teams.faults.add({ operation: 'send', reset: true, after: true });
    await later('PT2M');
    await card.until(/is active until/);
    const first = await contoso.alex.chat.nextMessage();
    const second = await contoso.alex.chat.nextMessage();
    for (const copy of [first, second]) assert.match(copy.words, /is active until[\s\S]*It was approved by/);
    // A click on the copy whose id was lost teaches it.
    await later('PT6M');
    await contoso.alex.clicks(first, 'Deactivate');
    assert.match(first.words, /is deactivated/);
    await card.until(/no longer active|is deactivated/);
    await second.until(/no longer active|is deactivated/);
    assert.equal(told(), 3);
  });

  // The bot may not look at Azure by itself there.
  it('whose asker signed out is last seen at a time, and goes on when they speak', async () => {
    const card = await asks('Owner on rg-web-prod');
    await contoso.alex.asks('sign out');
    await portal.decides('MeganB', 'approve', 'go ahead', 'azure-resource');
    await later('PT2M');
    await card.until(/Last seen/);
    assert.match(card.words, /waits for approval/);
    await contoso.alex.asks('whoami');
    await card.until(/is active until/);
    await contoso.alex.chat.messageThat(/is active until[\s\S]*It was approved by/);
    await later('PT62M');
    await contoso.alex.chat.messageThat(/has ended/);
  });

  for (const [what, provider, name, role] of PROVIDERS.slice(0, 2))
    it(`whose asker signed out, for ${what}, is looked at by the bot itself, which may see what is in force and no more`, async () => {
      const card = await asks(name);
      await contoso.alex.asks('sign out');
      await contoso.forgetTraffic();
      await later('PT1M');
      await card.until(/Last seen/);
      await portal.decides('MeganB', 'approve', 'go ahead', provider);
      await later('PT6M');
      await card.until(new RegExp(`${role} is active until`));
      const message = await contoso.alex.chat.messageThat(/is active until[\s\S]*It was approved/);
      assert.doesNotMatch(message.words, /Megan/);
      await later('PT62M');
      await card.until(/no longer active/);
      await contoso.alex.chat.messageThat(/has ended/);
      const byItself = (await contoso.pimTraffic()).filter(({ token }) => token?.scp === null);
      assert.ok(byItself.length > 0);
      assert.ok(byItself.every(({ method, url }) => method === 'GET' && /ScheduleInstances\?/.test(url)));
    });
});
