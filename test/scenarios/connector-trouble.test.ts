import assert from 'node:assert/strict';
import type { ConnectorFault, Message } from '../../src/simulator/teams/index.ts';
import { type Contoso, startContoso } from '../stand-ins/contoso.ts';

describe('When the Teams connector is in trouble', () => {
  let contoso: Contoso;
  before(async () => {
    contoso = await startContoso();
  });
  beforeEach(async () => {
    contoso.teams.faults.clear();
    contoso.teams.forget();
    await contoso.control('reset', {});
  });
  after(() => contoso.stop());

  const writes = async () => (await contoso.graphTraffic()).filter((line) => line.method === 'POST');
  const messages = () => contoso.teams.messages.filter(({ isDeleted }) => !isDeleted);

  const passing: readonly (readonly [string, ConnectorFault])[] = [
    ['429 with a time to wait', { status: 429, retryAfterS: 1 }],
    ['429 without one', { status: 429 }],
    ['412', { status: 412 }],
    ['a slow answer', { delayMs: 50 }],
  ];
  for (const [what, fault] of passing) {
    it(`${what}: the answer comes, once`, async () => {
      const armed = contoso.teams.faults.add({ ...fault, operation: 'send' });
      const answers = await contoso.alex.says('activate Security Reader for 90m');
      assert.equal(armed.hits, 1);
      assert.deepEqual(
        answers.map(({ words }) => /active until/.test(words)),
        [true],
      );
      assert.equal((await writes()).length, 1);
    });

    it(`${what} to an edit: the card changes, once`, async () => {
      const form = await contoso.alex.asks('activate Global Reader for 2h');
      contoso.teams.faults.add({ ...fault, operation: 'update' });
      await clicked(form);
      assert.equal(form.updates, 1);
    });
  }

  const lost: readonly (readonly [what: string, fault: ConnectorFault, posted: number])[] = [
    ['502', { status: 502, body: '<html>Bad gateway</html>' }, 0],
    ['502 although it was done', { status: 502, after: true }, 1],
    ['a connection that breaks', { reset: true }, 0],
    ['a connection that breaks although it was done', { reset: true, after: true }, 1],
  ];
  for (const [what, fault, posted] of lost) {
    it(`${what}: the turn ends, PIM is asked once, and no message comes twice`, async () => {
      contoso.teams.faults.add({ ...fault, operation: 'send' });
      await contoso.alex.says('activate Security Reader for 90m');
      assert.equal(messages().length, posted);
      assert.equal((await writes()).length, 1);
      assert.match((await contoso.alex.asks('active')).words, /Security Reader/);
    });

    it(`${what} to an edit: the card changes all the same`, async () => {
      const form = await contoso.alex.asks('activate Global Reader for 2h');
      contoso.teams.faults.add({ ...fault, operation: 'update' });
      await clicked(form);
      assert.match(form.words, /active until/);
      assert.equal(messages().length, 1);
    });
  }

  it('an edit that Teams never takes: the click still gets its answer', async () => {
    const form = await contoso.alex.asks('activate Global Reader for 2h');
    contoso.teams.faults.add({ operation: 'update', status: 400, times: 0 });
    await clicked(form);
    assert.equal(form.updates, 0);
  });

  it('silence of Teams: the turn ends, PIM is asked once, and no message comes twice', async function () {
    this.timeout(30_000);
    const held = contoso.teams.faults.add({ operation: 'send', hold: true, after: true });
    await contoso.alex.says('activate Security Reader for 90m');
    held.release();
    await contoso.teams.idle();
    assert.equal(messages().length, 1);
    assert.equal((await writes()).length, 1);
    assert.match((await contoso.alex.asks('active')).words, /Security Reader/);
  });

  it('an indicator that cannot be shown holds nobody up', async () => {
    contoso.teams.faults.add({ operation: 'typing', status: 500, times: 0 });
    assert.match((await contoso.alex.asks('activate Security Reader for 90m')).words, /active until/);
  });

  it('a token that the connector refuses is got anew, and the answer comes', async () => {
    await contoso.alex.asks('help');
    contoso.teams.faults.add({ operation: 'send', status: 401 });
    assert.match((await contoso.alex.asks('active')).words, /active/);
  });

  async function clicked(form: Message): Promise<void> {
    const answer = await contoso.alex.clicks(form, 'Activate', { justification: 'logs' });
    assert.equal(answer.status, 200);
    assert.match(JSON.stringify(answer.body), /Global Reader is active until/);
    assert.equal((await writes()).length, 1);
  }
});
