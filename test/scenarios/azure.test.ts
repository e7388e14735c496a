import assert from 'node:assert/strict';
import { buttonsOn, type Message } from '../../src/simulator/teams/index.ts';
import { type Contoso, startContoso } from '../stand-ins/contoso.ts';

describe('Azure roles from Teams', () => {
  let contoso: Contoso;
  before(async () => {
    contoso = await startContoso();
  });
  beforeEach(() => contoso.control('reset', {}));
  after(() => contoso.stop());

  const says = async (text: string): Promise<Message> => {
    const messages = await contoso.alex.says(text);
    const [message] = messages;
    assert.ok(message && messages.length === 1, `one answer, not ${messages.length}`);
    return message;
  };
  const puts = async () => (await contoso.pimTraffic()).filter((line) => line.method === 'PUT');

  it('of one name at two scopes are asked about, never guessed', async () => {
    const question = await says('activate Contributor for 1h because INC-4711 ticket INC-4711');
    const offers = buttonsOn(question.card).map((button) => button.tooltip);
    assert.deepEqual(offers.toSorted(), [
      'Activate Contributor on Contoso Dev',
      'Activate Contributor on Contoso Prod',
    ]);
    assert.deepEqual(await puts(), []);
    await contoso.alex.clicks(question, 'Activate Contributor on Contoso Dev');
    assert.match(question.words, /Contributor on Contoso Dev is active until/);
  });

  it('are done in one line where the line says where', async () => {
    assert.match(
      (await says('activate Contributor on Contoso Dev for 1h')).words,
      /Contributor on Contoso Dev is active until/,
    );
    const [request, another] = await puts();
    assert.equal(another, undefined);
    assert.match(
      request?.url ?? '',
      /^https:\/\/management\.azure\.com\/subscriptions\/[\da-f-]{36}\/providers\/Microsoft\.Authorization\/roleAssignmentScheduleRequests\/[\da-f-]{36}\?api-version=2020-10-01$/,
    );
  });

  it('several at once, of a vault, a management group and through a group: each with its own outcome', async () => {
    const card = await says(
      'activate Key Vault Administrator, Reader, Storage Blob Data Contributor and Contributor for 1h because INC-4711',
    );
    assert.match(card.words, /Key Vault Administrator on kv-contoso-prod\n✔ active until/);
    assert.match(card.words, /Reader on Contoso\n✔ active until/);
    assert.match(card.words, /Storage Blob Data Contributor on stcontosodata\n✔ active until/);
    assert.match(card.words, /Contributor\n\? More than one/);
    const asked = (await puts()).map(({ url }) => /azure\.com(.*)\/providers\/Microsoft\.Authorization/.exec(url)?.[1]);
    assert.equal(new Set(asked).size, 3, 'a request for each scope');
    const held = (await says('active')).words;
    for (const role of ['Key Vault Administrator', 'Reader', 'Storage Blob Data Contributor'])
      assert.ok(held.includes(role), role);
  });

  it('ask for what the policy of their scope wants', async () => {
    const form = await says('activate Contributor on Contoso Prod for 1h');
    assert.match(form.words, /ticket/i);
    assert.deepEqual(await puts(), []);
  });

  it('are among what one may activate and holds, and end after five minutes at the earliest', async () => {
    await says('activate Contributor on Contoso Dev for 1h');
    assert.match((await says('active')).words, /Contributor\s+✔ active until .*\s+on Contoso Dev \(subscription\)/);
    assert.match((await says('deactivate Contributor on Contoso Dev')).words, /cannot be deactivated yet/);
    await contoso.control('clock', { advance: 'PT6M' });
    assert.match((await says('deactivate Contributor on Contoso Dev')).words, /is deactivated/);
    assert.doesNotMatch((await says('active')).words, /Contributor/);
  });
});
