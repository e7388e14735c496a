import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { type Contoso, startContoso } from '../stand-ins/contoso.ts';

describe('When Microsoft is in trouble', () => {
  let contoso: Contoso;
  before(async () => {
    contoso = await startContoso();
  });
  beforeEach(() => contoso.control('reset', {}));
  after(() => contoso.stop());

  const says = async (text: string): Promise<string> => (await contoso.alex.asks(text)).words;
  const activations = async () => (await contoso.graphTraffic()).filter((line) => line.method === 'POST');

  it('a request whose answer was lost is found in PIM instead of being sent again', async () => {
    await contoso.control('faults', { service: 'graph', method: 'POST', reset: 'after' });
    assert.match(await says('activate Security Reader for 90m'), /Security Reader is active until/);
    assert.equal((await activations()).length, 1);
  });

  it('a request that PIM never saw is not called active, and not sent again', async () => {
    await contoso.control('faults', { service: 'graph', method: 'POST', reset: 'before' });
    const answer = await says('activate Security Reader for 90m');
    assert.match(answer, /not known whether Security Reader was activated/);
    assert.doesNotMatch(answer, /active until/);
    assert.equal((await activations()).length, 1);
  });

  it('a 500 to a request leaves it in doubt', async () => {
    await contoso.control('faults', { service: 'graph', method: 'POST', status: 500, body: 'oops' });
    assert.match(await says('activate Security Reader for 90m'), /not known whether/);
    assert.equal((await activations()).length, 1);
  });

  it('a throttled read is tried again', async () => {
    const path = 'roleEligibilityScheduleInstances';
    await contoso.control('faults', { service: 'graph', path, status: 429, headers: { 'retry-after': '0' } });
    assert.match(await says('activate Security Reader for 90m'), /active until/);
  });

  it('a status that nobody knows is never success', async () => {
    const body = {
      id: randomUUID(),
      status: 'SomethingNew',
      action: 'selfActivate',
      principalId: randomUUID(),
      roleDefinitionId: '5d6b6bb7-de71-4623-b4af-96380a352509',
      directoryScopeId: '/',
    };
    await contoso.control('faults', { service: 'graph', method: 'POST', status: 201, body });
    const answer = await says('activate Security Reader for 90m');
    assert.match(answer, /SomethingNew/);
    assert.doesNotMatch(answer, /active until/);
  });

  it('a step-up that PIM asks for is said, and nothing is called active', async () => {
    const answer = await says('activate Global Administrator for 1h ticket CHG0012 because INC-4711');
    assert.doesNotMatch(answer, /active until/);
    assert.match(answer, /sign/i);
  });

  it('a sign-in that Entra refuses is explained', async () => {
    await contoso.control('faults', { service: 'login', times: 0, status: 503, body: '' });
    assert.match((await contoso.megan.asks('roles')).words, /did not answer/);
  });
});
