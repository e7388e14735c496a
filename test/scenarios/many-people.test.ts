import assert from 'node:assert/strict';
import { type Contoso, startContoso } from '../stand-ins/contoso.ts';
import { createCrowd, type OneOfMany } from '../stand-ins/crowd.ts';

const PEOPLE = 200;

describe('Two hundred people at once on one bot', function () {
  this.timeout(300_000);
  const crowd = createCrowd(PEOPLE);
  let contoso: Contoso;
  before(async () => {
    contoso = await startContoso({ tenant: crowd.tenant, botPatienceMs: 120_000, patienceMs: 120_000 });
  });
  after(() => contoso.stop());

  const everyone = <T>(what: (one: OneOfMany) => Promise<T>): Promise<T[]> => Promise.all(crowd.people.map(what));
  const chatOf = (one: OneOfMany) => contoso.person(one.userPrincipalName).chat;

  it('get their own list each, and see nothing of the others', async () => {
    await everyone(async (one) => {
      const list = await contoso.person(one.userPrincipalName).asks('roles');
      assert.deepEqual([...new Set(list.words.match(/Office \d{4}/g))], [one.office]);
    });
    assert.equal(contoso.teams.messages.length, PEOPLE);
  });

  it('activate their own right each, for their own time, with their own token', async () => {
    await contoso.forgetTraffic();
    await everyone(async (one) => {
      const wish = `activate Helpdesk Administrator for ${one.minutes}m because of ${one.office}`;
      const outcome = await contoso.person(one.userPrincipalName).asks(wish);
      assert.match(outcome.words, /Helpdesk Administrator on Office \d{4} is active until/);
      assert.deepEqual([...new Set(outcome.words.match(/Office \d{4}/g))], [one.office]);
    });
    const requests = (await contoso.graphTraffic()).filter(({ method }) => method === 'POST');
    assert.equal(requests.length, PEOPLE);
    for (const { requestBody, token } of requests) {
      const { principalId, scheduleInfo, directoryScopeId } = requestBody as Record<string, unknown>;
      const number = String(directoryScopeId).slice(-4);
      assert.equal(principalId, token?.oid);
      assert.equal(String(principalId).slice(-4), number);
      const { duration } = (scheduleInfo as { expiration: { duration: string } }).expiration;
      const [, hours = '0', minutes = '0'] = /^PT(?:(\d+)H)?(?:(\d+)M)?$/.exec(duration) ?? [];
      assert.equal(Number(hours) * 60 + Number(minutes), 29 + Number(number));
    }
    for (const one of crowd.people) assert.equal(chatOf(one).cards.length, 2);
  });

  it('are given no more than Teams takes: no call was refused', () => {
    const refused = contoso.teams.calls.filter(({ status }) => status !== undefined && status >= 400);
    assert.deepEqual(refused, []);
  });
});
