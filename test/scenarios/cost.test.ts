import assert from 'node:assert/strict';
import { type Contoso, startContoso, type Traffic } from '../stand-ins/contoso.ts';

/** Rounds of requests one after the other: what overlaps in time is one round. */
function depth(lines: readonly Traffic[]): number {
  let rounds = 0;
  let roundEndsAt = Number.NEGATIVE_INFINITY;
  for (const line of [...lines].sort((one, other) => one.startedAt - other.startedAt)) {
    if (line.startedAt >= roundEndsAt) rounds += 1;
    roundEndsAt = Math.max(roundEndsAt, line.endedAt);
  }
  return rounds;
}

/** Roles, groups and Azure resources. */
const PROVIDERS = 3;

describe('What a command costs in calls to PIM', () => {
  let contoso: Contoso;
  beforeEach(async () => {
    contoso = await startContoso();
    // Slow enough that what runs side by side overlaps, whatever the machine.
    for (const service of ['graph', 'arm']) await contoso.control('faults', { service, times: 0, delayMs: 150 });
  });
  afterEach(() => contoso.stop());

  it('a cold activation of an Entra role is two deep: eligibilities and policies side by side, then the request', async () => {
    await contoso.alex.says('activate Security Reader for 90m');
    const traffic = await contoso.pimTraffic();
    // Whose name it is can only be known when every provider was asked; the policies of roles come beside them.
    const reads = Array.from({ length: PROVIDERS + 1 }, () => 'GET');
    assert.deepEqual(traffic.map((line) => line.method).sort(), [...reads, 'POST']);
    assert.equal(depth(traffic), 2);
  });

  for (const [what, text, write] of [
    ['a group', 'activate Member on Prod Database Operators for 1h because INC-4711', 'POST'],
    ['an Azure role', 'activate Contributor on Contoso Dev for 1h', 'PUT'],
  ] as const)
    it(`a cold activation of ${what} is three deep: its policy is read for the scope`, async () => {
      await contoso.alex.says(text);
      const traffic = await contoso.pimTraffic();
      const reads = Array.from({ length: PROVIDERS + 2 }, () => 'GET');
      assert.deepEqual(traffic.map((line) => line.method).sort(), [...reads, write]);
      assert.equal(depth(traffic), 3);
    });

  it('a warm activation is one call', async () => {
    await contoso.alex.says('activate Global Reader for 2h');
    await contoso.forgetTraffic();
    await contoso.alex.says('activate Security Reader for 90m');
    assert.deepEqual(
      (await contoso.traffic()).map((line) => line.method),
      ['POST'],
    );
  });

  it('what was read is not warm any more after ten minutes', async () => {
    await contoso.alex.says('activate Global Reader for 2h');
    await contoso.forgetTraffic();
    await contoso.control('clock', { advance: 'PT11M' });
    await contoso.alex.says('activate Security Reader for 90m');
    assert.equal((await contoso.pimTraffic()).length, PROVIDERS + 2);
  });

  it('"roles" is two reads a provider, all side by side, "active" is one', async () => {
    await contoso.alex.says('roles');
    const roles = await contoso.pimTraffic();
    assert.equal(roles.length, 2 * PROVIDERS);
    assert.equal(depth(roles), 1);
    await contoso.forgetTraffic();
    await contoso.alex.says('active');
    const active = await contoso.pimTraffic();
    assert.equal(active.length, PROVIDERS);
    assert.equal(depth(active), 1);
  });

  for (const [text, reads] of [
    ['requests', 2 * PROVIDERS],
    ['planned', 2 * PROVIDERS],
    ['whoami', 1],
  ] as const)
    it(`"${text}" is ${reads} ${reads === 1 ? 'read' : 'reads, all side by side'}`, async () => {
      await contoso.alex.says(text);
      const traffic = await contoso.pimTraffic();
      assert.equal(traffic.length, reads);
      assert.equal(depth(traffic), 1);
    });

  it('"requests" reads who may approve only of what waits, beside one another', async () => {
    await contoso.alex.says('activate User Administrator for 1h because INC-4711');
    await contoso.alex.says('activate Owner on Incident Commanders for 1h because INC-4711');
    await contoso.control('clock', { advance: 'PT11M' });
    await contoso.forgetTraffic();
    await contoso.alex.says('requests');
    // What is followed is looked at by its id, when the clock moves.
    const traffic = (await contoso.pimTraffic()).filter(({ url }) => !/ScheduleRequests\/[\da-f-]{36}/i.test(url));
    assert.equal(traffic.length, 2 * PROVIDERS + 2);
    assert.equal(depth(traffic), 2);
  });

  it('a dry run is what an activation would be, and a warm one is PIM’s validation alone', async () => {
    await contoso.alex.says('check Contributor on Contoso Dev for 1h');
    assert.equal(depth(await contoso.pimTraffic()), 3);
    await contoso.forgetTraffic();
    await contoso.alex.says('check Contributor on Contoso Dev for 1h');
    const warm = await contoso.pimTraffic();
    assert.equal(warm.length, 1);
    assert.match(warm[0]?.url ?? '', /\/validate\?/);
  });

  it('the rules of a role are warm after its form was shown', async () => {
    await contoso.alex.says('activate Global Reader for 2h');
    await contoso.forgetTraffic();
    await contoso.alex.says('policy Global Reader');
    assert.deepEqual(await contoso.pimTraffic(), []);
  });

  it('a person is exchanged for a token once a service, however much they ask at the same time', async () => {
    await Promise.all(['roles', 'active', 'help', 'roles', 'active'].map((text) => contoso.alex.says(text)));
    const logins = (await contoso.traffic()).filter((line) => line.service === 'login');
    const tokens = logins.filter(({ requestBody }) => JSON.stringify(requestBody).includes('jwt-bearer'));
    // One for Graph, one for Azure Resource Manager.
    assert.equal(tokens.length, 2);
  });
});
