import assert from 'node:assert/strict';
import { buttonsOn, type Message } from '../../src/simulator/teams/index.ts';
import { type Contoso, startContoso } from '../stand-ins/contoso.ts';

describe('Groups from Teams', () => {
  let contoso: Contoso;
  before(async () => {
    contoso = await startContoso();
  });
  beforeEach(() => contoso.control('reset', {}));
  after(() => contoso.stop());

  const says = async (text: string): Promise<Message> => {
    const [message, another] = await contoso.alex.says(text);
    assert.ok(message && !another, 'one answer');
    return message;
  };
  const posts = async () => (await contoso.pimTraffic()).filter((line) => line.method === 'POST');
  const DONE = /Prod Database Operators \(member\) is active until/;

  for (const said of [
    'Prod Database Operators',
    'the prod database operators',
    'Prod Database Operators (member)',
    'member on Prod Database Operators',
  ])
    it(`are found by their own name: "${said}"`, async () => {
      assert.match((await says(`activate ${said} for 1h because INC-4711`)).words, DONE);
    });

  it('of which one may be owner or member are asked about, never guessed', async () => {
    const question = await says('activate Incident Commanders for 1h because INC-4711');
    const offers = buttonsOn(question.card).map((button) => button.tooltip);
    assert.deepEqual(offers.toSorted(), [
      'Activate Incident Commanders (member)',
      'Activate Incident Commanders (owner)',
    ]);
    assert.deepEqual(await posts(), []);
  });

  it('of which one may be owner or member are not asked about where it was said', async () => {
    const { words } = await says('activate Incident Commanders owner for 1h because INC-4711');
    assert.match(words, /Incident Commanders \(owner\)/);
    const [request, another] = await posts();
    assert.ok(request && !another);
    assert.equal((request.requestBody as { accessId?: string }).accessId, 'owner');
  });

  it('are deactivated by their own name', async () => {
    await says('activate Prod Database Operators for 1h because INC-4711');
    await contoso.control('clock', { advance: 'PT6M' });
    assert.match((await says('deactivate Prod Database Operators')).words, /is deactivated/);
  });

  it('whose name was mistyped are offered once, not taken', async () => {
    const question = await says('activate Prod Databse Operators for 1h because INC-4711');
    const offers = buttonsOn(question.card).map((button) => button.tooltip);
    assert.deepEqual(offers, ['Activate Prod Database Operators (member)']);
    assert.deepEqual(await posts(), []);
  });
});
