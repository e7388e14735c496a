import assert from 'node:assert/strict';
import { buttonsOn, inputsOn, type Message, type Person } from '../../src/simulator/teams/index.ts';
import tenant from '../../src/simulator/tenant/contoso.json' with { type: 'json' };
import type { TenantFile } from '../../src/simulator/tenant/schema.ts';
import { type Contoso, startContoso } from '../stand-ins/contoso.ts';

/** The built-in tenant, whose Owner in Azure asks for no stronger sign-in: Alex has none. */
const withoutContext = ({ azure, ...rest }: TenantFile): TenantFile => ({
  ...rest,
  ...(azure && {
    azure: {
      ...azure,
      policies: azure.policies?.map(({ authenticationContext: _, ...policy }) => policy),
    },
  }),
});

describe('Approving from Teams', () => {
  let contoso: Contoso;
  let diego: Person;
  let isaiah: Person;
  before(async () => {
    contoso = await startContoso({ tenant: withoutContext(tenant as TenantFile) });
    diego = contoso.person('diegos@contoso.example');
    isaiah = contoso.person('isaiahl@contoso.example');
  });
  beforeEach(async () => {
    contoso.teams.forget();
    await contoso.control('reset', {});
  });
  after(() => contoso.stop());

  const later = (advance: string) => contoso.control('clock', { advance });
  const writes = async () => (await contoso.pimTraffic()).filter(({ method }) => method !== 'GET');
  /** Without the looks, with the requester's sign-in, at what is followed. */
  const methodsOfDecider = async (): Promise<string[]> => {
    const lines = await contoso.pimTraffic();
    const decider = lines.find(({ method }) => method === 'PATCH')?.token?.oid;
    return lines.filter(({ token }) => token?.oid === decider).map(({ method }) => method);
  };
  /** Nobody has seen a list of the last test in a chat of this one. */
  let asked = 0;
  const alexAsks = async (what = 'User Administrator', more = ''): Promise<Message> => {
    asked += 1;
    const card = await contoso.alex.asks(`activate ${what} for 1h${more} because INC-${4710 + asked}`);
    assert.match(card.words, /waits for approval/);
    await contoso.forgetTraffic();
    return card;
  };

  const PROVIDERS = [
    ['an Entra role', 'User Administrator', 'User Administrator'],
    ['a group', 'Member on Incident Commanders', 'Incident Commanders (member)'],
    ['an Azure role', 'Owner on rg-web-prod', 'Owner on rg-web-prod'],
  ] as const;

  for (const [what, name, role] of PROVIDERS)
    describe(`${what}`, () => {
      const pattern = (text: string) => new RegExp(text.replaceAll('ROLE', role.replace(/[()]/g, '\\$&')));

      it('is listed with a number and all there is to know, and approved by it with two reads and one write', async () => {
        const mine = await alexAsks(name);
        const list = await contoso.megan.asks('approvals');
        assert.match(list.words, pattern('1\\. ROLE'));
        assert.match(list.words, /for Alex Wilber · for 1 hour · from approval on/);
        assert.match(list.words, /Lapses .*in 24 h/);
        assert.match(list.words, /Why: INC-/);
        await contoso.forgetTraffic();
        const card = await contoso.megan.asks('approve 1 because agreed with the team');
        assert.match(card.words, pattern('You approved ROLE for Alex Wilber'));
        assert.match(card.words, /Alex Wilber has it now, (?:for 1 hour|until .* \(in 1 h\))/);
        assert.match(card.words, /agreed with the team/);
        assert.deepEqual(await methodsOfDecider(), ['GET', 'PATCH', 'GET']);
        await contoso.alex.clicks(mine, 'Check again');
        assert.match(mine.words, pattern('ROLE is active until'));
        assert.match((await contoso.megan.asks('approvals')).words, /Nothing waits for your decision/);
      });

      it('is reviewed and approved on a card', async () => {
        await alexAsks(name);
        const list = await contoso.megan.asks('approvals');
        await contoso.megan.clicks(list, 'Review');
        const form = await contoso.megan.chat.nextCard();
        assert.deepEqual(inputsOn(form.card), ['justification']);
        assert.match(form.words, /alexw@contoso\.example/);
        await contoso.forgetTraffic();
        await contoso.megan.clicks(form, 'Approve', { justification: 'on call' });
        assert.match(form.words, pattern('You approved ROLE for Alex Wilber'));
        assert.deepEqual(await methodsOfDecider(), ['GET', 'PATCH', 'GET']);
        assert.deepEqual(buttonsOn(form.card), []);
      });

      it('is denied on a card, and the requester sees by whom and why', async () => {
        const mine = await alexAsks(name);
        await contoso.megan.clicks(await contoso.megan.asks('approvals'), 'Review');
        const form = await contoso.megan.chat.nextCard();
        await contoso.megan.clicks(form, 'Deny', { justification: 'not during the freeze' });
        assert.match(form.words, pattern('You denied ROLE for Alex Wilber'));
        await contoso.alex.clicks(mine, 'Check again');
        assert.match(mine.words, pattern('ROLE was denied by Megan Bowen'));
        assert.match(mine.words, /not during the freeze/);
        assert.doesNotMatch(mine.words, /active until/);
      });

      it('is denied in one line by the requester’s name', async () => {
        await alexAsks(name);
        assert.match(
          (await contoso.megan.asks('deny Alex Wilber because not now')).words,
          pattern('You denied ROLE for Alex Wilber'),
        );
      });

      it('is taken back by the requester, by name and on the card, and nobody can decide it any more', async () => {
        const mine = await alexAsks(name);
        await contoso.megan.asks('approvals');
        await contoso.alex.clicks(mine, 'Cancel request');
        assert.match(mine.words, pattern('The request for ROLE is cancelled'));
        await contoso.forgetTraffic();
        assert.match((await contoso.megan.asks('approve 1 because ok')).words, /was cancelled/);
        assert.deepEqual(await writes(), []);
        await alexAsks(name);
        assert.match((await contoso.alex.asks(`cancel ${name}`)).words, pattern('The request for ROLE is cancelled'));
      });

      it('lapses after a day, and every card that is asked says so', async () => {
        const mine = await alexAsks(name);
        await contoso.megan.clicks(await contoso.megan.asks('approvals'), 'Review');
        const form = await contoso.megan.chat.nextCard();
        await later('P1DT1M');
        await contoso.forgetTraffic();
        await contoso.megan.clicks(form, 'Approve', { justification: 'too late' });
        assert.match(form.words, pattern('The request of Alex Wilber for ROLE lapsed'));
        assert.deepEqual(await writes(), []);
        await mine.until(pattern('The request for ROLE lapsed'));
      });

      it('is called the first time until the requester has had it: what was denied does not count', async () => {
        const review = async () => {
          await contoso.megan.clicks(await contoso.megan.asks('approvals'), 'Review');
          return contoso.megan.chat.nextCard();
        };
        const firstTime = /Risks: .*the first time, as far as you can see/;
        await alexAsks(name);
        const first = await review();
        assert.match(first.words, firstTime);
        await contoso.megan.clicks(first, 'Deny', { justification: 'not now' });
        await alexAsks(name);
        const second = await review();
        assert.match(second.words, firstTime);
        await contoso.megan.clicks(second, 'Approve', { justification: 'on call' });
        await later('PT2H');
        await alexAsks(name);
        assert.doesNotMatch((await review()).words, firstTime);
      });
    });

  const reviewForm = async (person: Person): Promise<Message> => {
    await person.clicks(await person.asks('approvals'), 'Review');
    return person.chat.nextCard();
  };

  it('of two approvers at once one counts, and both cards tell the same truth', async () => {
    await alexAsks();
    const [hers, his] = [await reviewForm(contoso.megan), await reviewForm(diego)];
    await contoso.forgetTraffic();
    await Promise.all([
      contoso.megan.clicks(hers, 'Approve', { justification: 'she says yes' }),
      diego.clicks(his, 'Deny', { justification: 'he says no' }),
    ]);
    const taken = (await contoso.pimTraffic()).filter(({ method, status }) => method === 'PATCH' && status === 204);
    assert.equal(taken.length, 1);
    const isApproved = /You approved User Administrator/.test(hers.words);
    const [first, second, by, reason] = isApproved
      ? [hers, his, 'Megan Bowen approved', 'she says yes']
      : [his, hers, 'Diego Siciliani denied', 'he says no'];
    assert.match(first.words, isApproved ? /You approved/ : /You denied/);
    assert.match(second.words, new RegExp(`${by} User Administrator for Alex Wilber`));
    assert.match(second.words, /Yours was not needed any more, and changed nothing/);
    for (const card of [first, second]) assert.match(card.words, new RegExp(reason));
  });

  it('an old form of a request that somebody decided says who, when and why, and sends nothing', async () => {
    await alexAsks();
    const [hers, his] = [await reviewForm(contoso.megan), await reviewForm(diego)];
    await contoso.megan.clicks(hers, 'Deny', { justification: 'freeze' });
    await later('PT10M');
    await contoso.forgetTraffic();
    await diego.clicks(his, 'Approve', { justification: 'fine' });
    assert.match(his.words, /Megan Bowen denied User Administrator for Alex Wilber/);
    assert.match(his.words, /10 min ago/);
    assert.match(his.words, /freeze/);
    assert.deepEqual(await writes(), []);
  });

  it('of an approve and a deny by one person at once, the card tells the one that PIM took', async () => {
    const mine = await alexAsks();
    const form = await reviewForm(contoso.megan);
    await Promise.all([
      contoso.megan.clicks(form, 'Approve', { justification: 'yes' }),
      contoso.megan.clicks(form, 'Deny', { justification: 'no' }),
    ]);
    await contoso.alex.clicks(mine, 'Check again');
    const isActive = /active until/.test(mine.words);
    assert.match(form.words, isActive ? /(You|Megan Bowen) approved/ : /(You|Megan Bowen) denied/);
  });

  it('is nothing for a bystander nor for the requester, whatever a card holds', async () => {
    await alexAsks();
    assert.match((await isaiah.asks('approvals')).words, /Nothing waits for your decision/);
    const form = await reviewForm(contoso.megan);
    const button = buttonsOn(form.card).find(({ title }) => title === 'Approve')?.action;
    assert.ok(button);
    await contoso.forgetTraffic();
    for (const person of [isaiah, contoso.alex]) {
      const data = { ...(button.data as object), justification: 'me too' };
      const answer = await person.executes(String(button.verb), data, form.id);
      assert.match(JSON.stringify(answer.body), /You cannot decide this|waits for approval/);
      assert.doesNotMatch(JSON.stringify(answer.body), /You approved/);
    }
    assert.deepEqual(await writes(), []);
  });

  it('by a number that is none, or before a list was shown, decides nothing and shows what waits', async () => {
    await alexAsks();
    const fresh = contoso.person('diegos@contoso.example');
    await contoso.megan.asks('approvals');
    await contoso.forgetTraffic();
    for (const number of ['7', '0']) {
      const answer = await contoso.megan.asks(`approve ${number} because ok`);
      assert.match(answer.words, new RegExp(`There is no number ${number} in the list`));
      assert.match(answer.words, /1\. User Administrator/);
    }
    assert.match((await contoso.megan.asks('approve 1.5 because ok')).words, /Nothing called “1.5” waits/);
    assert.match((await contoso.megan.asks('deny Zookeeper because no')).words, /Nothing called “Zookeeper” waits/);
    assert.match((await contoso.megan.asks('approve')).words, /Which request\?/);
    assert.equal(fresh.id, diego.id);
    assert.deepEqual(await writes(), []);
  });

  it('without a justification asks for one first, and then takes it', async () => {
    await alexAsks();
    await contoso.megan.asks('approvals');
    await contoso.forgetTraffic();
    const form = await contoso.megan.asks('approve 1');
    assert.match(form.words, /Say why: the rules want a justification/);
    assert.deepEqual(await writes(), []);
    await contoso.megan.clicks(form, 'Approve', { justification: 'on call' });
    assert.match(form.words, /You approved User Administrator/);
  });

  it('a number means what stood beside it, also after the list has changed', async () => {
    await alexAsks('User Administrator');
    await alexAsks('Member on Incident Commanders');
    const list = await contoso.megan.asks('approvals');
    assert.match(list.words, /1\. User Administrator[\s\S]*2\. Incident Commanders \(member\)/);
    await contoso.alex.asks('cancel User Administrator');
    await contoso.forgetTraffic();
    assert.match((await contoso.megan.asks('approve 1 because ok')).words, /User Administrator was cancelled/);
    assert.deepEqual(await writes(), []);
    assert.match((await contoso.megan.asks('approve 2 because ok')).words, /You approved Incident Commanders/);
  });

  it('a name that has come to mean another request is told, not taken', async () => {
    await alexAsks('User Administrator');
    await contoso.megan.asks('approvals');
    await contoso.alex.asks('cancel User Administrator');
    await alexAsks('Member on Incident Commanders');
    await contoso.forgetTraffic();
    const answer = await contoso.megan.asks('approve Alex Wilber because ok');
    assert.match(answer.words, /is no longer what waits now/);
    assert.match(answer.words, /1\. Incident Commanders/);
    assert.deepEqual(await writes(), []);
    assert.match((await contoso.megan.asks('approve 1 because ok')).words, /You approved Incident Commanders/);
  });

  it('a name that is only near is offered with the reason that was given, not taken', async () => {
    await alexAsks();
    await contoso.forgetTraffic();
    const form = await contoso.megan.asks('approve Alex because agreed');
    assert.deepEqual(await writes(), []);
    assert.deepEqual(inputsOn(form.card), []);
    await contoso.megan.clicks(form, 'Approve');
    assert.match(form.words, /You approved User Administrator for Alex Wilber/);
    assert.match(form.words, /agreed/);
  });

  it('delivered again, a decision is one write and the same answer', async () => {
    await alexAsks();
    await contoso.megan.asks('approvals');
    await contoso.forgetTraffic();
    const answers = await contoso.megan.says('approve 1 because ok', { copies: 5 });
    assert.equal(answers.length, 1);
    assert.match(answers[0]?.words ?? '', /You approved/);
    assert.equal((await writes()).length, 1);
  });

  it('whose answer was lost says so, and looking again tells what became of it', async () => {
    await alexAsks();
    await contoso.megan.asks('approvals');
    await contoso.control('faults', { method: 'PATCH', reset: 'before' });
    const card = await contoso.megan.asks('deny 1 because no');
    assert.match(card.words, /It is not known whether your decision arrived/);
    await contoso.megan.clicks(card, 'Look again');
    await contoso.megan.clicks(card, 'Deny', { justification: 'no' });
    assert.match(card.words, /You denied User Administrator for Alex Wilber/);
  });

  it('with one part of PIM down lists the others and says what is missing', async () => {
    await alexAsks();
    await contoso.control('faults', { service: 'arm', times: 0, status: 503 });
    const list = await contoso.megan.asks('approvals');
    assert.match(list.words, /1\. User Administrator/);
    assert.match(list.words, /Not read, PIM did not answer: Azure resources/);
  });
});
