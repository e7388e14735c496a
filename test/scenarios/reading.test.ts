import assert from 'node:assert/strict';
import { buttonsOn, inputsOn, type Message } from '../../src/simulator/teams/index.ts';
import { type Contoso, startContoso } from '../stand-ins/contoso.ts';

/** What is sent in a dry run and changes nothing: Graph marks it in the body, Azure in the path. */
const isValidation = ({ url, requestBody }: { readonly url: string; readonly requestBody: unknown }): boolean =>
  /\/validate\?/.test(url) || JSON.stringify(requestBody).includes('"isValidationOnly":true');

describe('Reading and checking from Teams', () => {
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
  const writes = async () =>
    (await contoso.pimTraffic()).filter((line) => line.method !== 'GET' && !line.url.includes('getByIds'));
  const isDown = (service: 'arm' | 'graph') =>
    contoso.control('faults', { service, status: 503, times: 0, body: { error: { code: 'x', message: 'x' } } });
  const twin = ({ card }: Message): string =>
    String((card as { fallbackText?: unknown }).fallbackText).replaceAll('\\', '');

  describe('roles', () => {
    it('are in one list over the three parts of PIM, with pages', async () => {
      const list = await says('roles');
      assert.match(list.words, /Microsoft Entra roles/);
      await contoso.alex.clicks(list, 'Next page');
      assert.match(list.words, /Groups\s+Build|Groups\s+Incident Commanders \((?:member|owner)\)/i);
      assert.match(list.words, /Azure resources\s+Contributor\s+on Contoso Dev \(subscription\)/);
    });

    for (const [text, seen, unseen] of [
      ['roles azure', /Contributor\s+on Contoso Prod \(subscription\)/, /Global Reader|Prod Database/],
      ['roles groups', /Prod Database Operators \(member\)/, /Global Reader|Contributor/],
      ['roles entra', /Global Reader/, /Contributor|Prod Database/],
      ['find key vault', /Key Vault Administrator\s+on kv-contoso-prod/, /Global Reader|Contributor/],
      ['find contoso dev', /Contributor\s+on Contoso Dev/, /Global Reader|Contoso Prod/],
    ] as const)
      it(`"${text}" finds those and no others`, async () => {
        const list = await says(text);
        assert.match(list.words, seen);
        assert.doesNotMatch(list.words, unseen);
        assert.match(twin(list), seen);
      });

    it('of Azure are missing while Azure does not answer, and the list says so', async () => {
      await isDown('arm');
      const list = await says('roles');
      assert.match(list.words, /Not read, PIM did not answer: Azure resources/);
      assert.match(list.words, /Global Reader/);
    });
  });

  describe('requests', () => {
    it('tell what one asked for, how it stands, who can approve and when it lapses, in every part of PIM', async () => {
      await says('activate User Administrator for 1h because INC-4711');
      await says('activate Owner on Incident Commanders for 1h because INC-4712');
      await says('activate Contributor on Contoso Dev for 1h');
      const list = await says('requests');
      assert.match(list.words, /User Administrator\s+… Waiting for approval/);
      assert.match(list.words, /Can be approved by PIM Approvers · lapses .* \(in 24 h\)/);
      assert.match(list.words, /Why: INC-4711/);
      assert.match(list.words, /Incident Commanders \(owner\)/);
      assert.match(list.words, /Contributor\s+✔ Granted\s+on Contoso Dev \(subscription\)/);
      assert.match(twin(list), /Waiting for approval/);
      // What waits stands first, whatever came later.
      assert.ok(list.words.indexOf('User Administrator') < list.words.indexOf('Contributor'));
    });

    it('are never called active: what was granted may have been ended since', async () => {
      await says('activate Security Reader for 90m');
      await contoso.control('clock', { advance: 'PT6M' });
      await says('deactivate Security Reader');
      const { words } = await says('requests');
      assert.doesNotMatch(words, /active until/);
      assert.match(words, /deactivation/);
    });

    it('that lapsed can be made again from the list, which stays', async () => {
      await says('activate User Administrator for 1h because INC-4711');
      await contoso.control('clock', { advance: 'PT25H' });
      const list = await says('requests');
      assert.match(list.words, /Lapsed/);
      await contoso.alex.clicks(list, 'Activate User Administrator');
      assert.equal(list.updates, 0);
      // Beside it the bot tells by itself that the request lapsed.
      const form = await contoso.alex.chat.messageThat(
        (one) => one.hasCard && !one.isTaken && inputsOn(one.card).length > 0,
      );
      form.isTaken = true;
      assert.deepEqual(inputsOn(form.card), ['duration', 'justification']);
    });

    it('have pages', async () => {
      for (let count = 0; count < 5; count += 1) {
        await says('activate Security Reader for 5m');
        await says('activate Contributor on Contoso Dev for 5m');
        await contoso.control('clock', { advance: 'PT6M' });
      }
      const list = await says('requests');
      assert.match(list.words, /Page 1 of 2, 10 requests in all/);
      await contoso.alex.clicks(list, 'Next page');
      assert.match(list.words, /10\. /);
      assert.equal(list.updates, 1);
    });

    it('of somebody who asked for nothing are none, and lead to the roles', async () => {
      const isaiah = contoso.person('isaiahl@contoso.example');
      const list = await isaiah.asks('requests');
      assert.match(list.words, /PIM shows no request of yours/);
      await isaiah.clicks(list, 'My roles');
      assert.match(list.words, /PIM lists nothing that you can activate/);
    });

    it('of Azure are missing while Azure does not answer, and the list says so', async () => {
      await says('activate User Administrator for 1h because INC-4711');
      await isDown('arm');
      const { words } = await says('requests');
      assert.match(words, /Not read, PIM did not answer: Azure resources/);
      assert.match(words, /User Administrator/);
    });
  });

  describe('what begins later', () => {
    /** An administrator's own request to Graph, in the portal's place. */
    const makesEligible = async (body: object) => {
      const token = { user: 'adelev@contoso.example', resource: 'graph' };
      const { accessToken } = (await contoso.control('tokens', token)) as { accessToken: string };
      const path = 'graph/v1.0/roleManagement/directory/roleEligibilityScheduleRequests';
      const response = await fetch(`${contoso.simulator}/${path}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
        body: JSON.stringify({ action: 'adminAssign', directoryScopeId: '/', justification: 'x', ...body }),
      });
      assert.equal(response.status, 201, await response.text());
    };

    it('is told with its beginning', async () => {
      const { now } = (await (await fetch(`${contoso.simulator}/control/clock`)).json()) as { now: string };
      await makesEligible({
        principalId: contoso.alex.id,
        roleDefinitionId: '17315797-102d-40b4-93e0-432062caca18',
        scheduleInfo: {
          startDateTime: new Date(Date.parse(now) + 3 * 24 * 3_600_000).toISOString(),
          expiration: { type: 'noExpiration' },
        },
      });
      const list = await says('planned');
      assert.match(list.words, /Compliance Administrator\s+begins .* \(in 3 days\)/);
      assert.match(twin(list), /eligibility: you can activate it then/);
      // Nobody asked for it but an administrator.
      assert.match((await says('requests')).words, /PIM shows no request of yours/);
    });

    it('is nothing where nothing is planned', async () => {
      assert.match((await says('planned')).words, /Nothing of yours is planned/);
    });
  });

  describe('a dry run', () => {
    for (const [what, text, title] of [
      [
        'an Entra role',
        'check activate Global Reader for 2h because INC-4711',
        /PIM would activate Global Reader at once/,
      ],
      [
        'a group',
        'check activate Member on Prod Database Operators for 1h because INC-4711',
        /PIM would activate Prod Database Operators \(member\) at once/,
      ],
      [
        'an Azure role',
        'check activate Contributor on Contoso Dev for 1h',
        /PIM would activate Contributor on Contoso Dev at once/,
      ],
      [
        'what needs approval',
        'check User Administrator for 1h because INC-4711',
        /PIM would take the request for User Administrator and wait for approval/,
      ],
    ] as const)
      it(`of ${what} says what would happen, and sends nothing but PIM’s own validation`, async () => {
        const card = await says(text);
        assert.match(card.words, title);
        assert.match(card.words, /Nothing was changed/);
        assert.doesNotMatch(card.words, /active until/);
        const sent = await writes();
        assert.equal(sent.length, 1);
        assert.ok(sent.every(isValidation), JSON.stringify(sent));
        assert.doesNotMatch((await says('requests')).words, /INC-4711|Contributor/);
      });

    it('becomes the activation at the press of a button', async () => {
      const card = await says('check activate Security Reader for 90m');
      await contoso.alex.clicks(card, 'Activate');
      assert.match(card.words, /Security Reader is active until/);
    });

    it('says what is missing without asking PIM, and leads to the form', async () => {
      const card = await says('check activate Contributor on Contoso Prod for 1h');
      assert.match(card.words, /Still missing: a justification and a ticket number/);
      assert.deepEqual(await writes(), []);
      await contoso.alex.clicks(card, 'Fill in');
      const form = await contoso.alex.chat.messageThat((one) => one.hasCard && inputsOn(one.card).length > 0);
      assert.deepEqual(inputsOn(form.card), ['scope', 'justification', 'ticketNumber', 'ticketSystem']);
    });

    it('says what PIM would refuse', async () => {
      assert.match((await says('check Security Reader for 9h')).words, /The longest is 4 hours/);
      await says('activate Security Reader for 90m');
      assert.match((await says('check Security Reader for 1h')).words, /PIM says that you have this role already/);
    });

    it('of an ambiguous name asks which one', async () => {
      const question = await says('check Contributor for 1h because INC-4711 ticket INC-4711');
      assert.deepEqual(
        buttonsOn(question.card)
          .map(({ tooltip }) => tooltip)
          .toSorted(),
        ['Check Contributor on Contoso Dev', 'Check Contributor on Contoso Prod'],
      );
      await contoso.alex.clicks(question, 'Check Contributor on Contoso Dev');
      assert.match(question.words, /PIM would activate Contributor on Contoso Dev at once/);
    });

    it('of what one cannot activate says so', async () => {
      assert.match((await says('check Zookeeper for 1h')).words, /nothing called “Zookeeper”/);
    });
  });

  describe('the rules of a role', () => {
    for (const [what, text, ...seen] of [
      ['an Entra role', 'policy Global Administrator', /for at most 1 hour/, /a ticket/, /by Megan Bowen/],
      ['a group', 'policy Member on Prod Database Operators', /for at most 4 hours/, /a justification/, /not needed/],
      ['an Azure role', 'policy Contributor on Contoso Prod', /for at most 4 hours/, /a justification and a ticket/],
      ['a role that one cannot activate', 'policy Privileged Role Administrator', /multifactor authentication/],
    ] as const)
      it(`are told in words: ${what}`, async () => {
        const card = await says(text);
        for (const words of seen) {
          assert.match(card.words, words);
          assert.match(twin(card), words);
        }
      });

    it('of a name that several have are asked about, and of the chosen one shown', async () => {
      const question = await says('policy Contributor');
      await contoso.alex.clicks(question, 'The rules of Contributor on Contoso Dev');
      assert.match(question.words, /for at most 8 hours/);
      assert.match(question.words, /nothing more/);
    });

    it('of a near name are offered, also of roles that one cannot activate', async () => {
      const question = await says('policy Privileged Role Administratr');
      await contoso.alex.clicks(question, 'The rules of Privileged Role Administrator');
      assert.match(question.words, /multifactor authentication/);
    });

    it('of nothing are not there', async () => {
      assert.match((await says('policy Zookeeper')).words, /I find no role called “Zookeeper”/);
      assert.match((await says('policy')).words, /Which role\?/);
    });
  });

  describe('whoami', () => {
    it('says as whom PIM sees the person, in which tenant and time zone', async () => {
      const card = await contoso.alex.asks('whoami', { activity: { localTimezone: 'Europe/Madrid' } });
      for (const words of [card.words, twin(card)]) {
        assert.match(words, /To PIM you are Alex Wilber/);
        assert.match(words, /alexw@contoso\.example/);
        assert.ok(words.includes(contoso.alex.id) && words.includes(contoso.tenantId));
        assert.match(words, /Europe\/Madrid, where it is \d\d:\d\d now/);
      }
    });

    it('says what Teams knows where Graph does not answer', async () => {
      await isDown('graph');
      const { words } = await says('whoami');
      assert.match(words, /PIM did not say your name/);
      assert.ok(words.includes(contoso.alex.id));
    });
  });

  it('nothing of it is posted where others read', async () => {
    const channel = contoso.teams.operations.general;
    for (const text of [
      'roles azure',
      'requests',
      'whoami',
      'check activate Security Reader for 1h',
      'policy Contributor',
    ]) {
      await contoso.alex.says(`@PIM ${text}`, { in: channel });
      await contoso.alex.chat.nextCard();
    }
    assert.ok(channel.messages.length > 0);
    for (const { words } of channel.messages)
      assert.doesNotMatch(words, /Contributor|Security Reader|Alex|alexw|asked PIM|f1260ebc/);
  });
});
