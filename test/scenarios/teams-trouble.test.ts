import assert from 'node:assert/strict';
import { type Contoso, startContoso } from '../stand-ins/contoso.ts';

describe('When Teams is in trouble', () => {
  let contoso: Contoso;
  before(async () => {
    contoso = await startContoso();
  });
  beforeEach(async () => {
    contoso.teams.faults.clear();
    await contoso.control('reset', {});
  });
  after(() => contoso.stop());

  const writes = async () => (await contoso.graphTraffic()).filter((line) => line.method === 'POST');

  it('a card that cannot be changed in place is still answered to who clicked', async () => {
    const form = await contoso.alex.asks('activate Global Reader for 2h');
    contoso.teams.faults.add({ operation: 'update', status: 500 });
    const answer = await contoso.alex.clicks(form, 'Activate', { justification: 'logs' });
    assert.match(JSON.stringify(answer.body), /Global Reader is active until/);
    assert.equal((await writes()).length, 1);
  });

  for (const fault of [{ status: 403 }, { status: 502, body: '<html>' }, { reset: true }])
    it(`an answer that Teams does not take (${JSON.stringify(fault)}) is not posted twice and ends no turn badly`, async () => {
      const posted = contoso.teams.faults.add({ operation: 'send', ...fault });
      const [message] = await Promise.all([contoso.alex.says('activate Security Reader for 90m'), posted.met()]);
      assert.deepEqual(message, []);
      assert.equal(posted.hits, 1);
      assert.equal((await writes()).length, 1);
      assert.match((await contoso.alex.asks('active')).words, /Security Reader/);
    });

  it('a typing indicator that cannot be sent keeps nobody from the answer', async () => {
    contoso.teams.faults.add({ operation: 'typing', status: 500, times: 0 });
    assert.match((await contoso.alex.asks('help')).words, /What I can do/);
  });
});
