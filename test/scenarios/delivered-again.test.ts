import assert from 'node:assert/strict';
import { type Contoso, startContoso } from '../stand-ins/contoso.ts';

describe('The same thing delivered again', () => {
  let contoso: Contoso;
  before(async () => {
    contoso = await startContoso();
  });
  beforeEach(async () => {
    contoso.teams.forget();
    await contoso.control('reset', {});
  });
  after(() => contoso.stop());

  const writes = async () => (await contoso.graphTraffic()).filter((line) => line.method === 'POST');

  for (const copies of [1, 2, 5, 20])
    it(`a message, ${copies} times at once and ${copies} times late: one request, one answer`, async () => {
      const answers = await contoso.alex.says('activate Security Reader for 90m', { copies });
      assert.equal(answers.length, 1);
      assert.match(answers[0]?.words ?? '', /Security Reader is active until/);
      const [delivery] = contoso.teams.deliveries;
      assert.ok(delivery);
      const late = await contoso.teams.redelivers(delivery.activity, { times: copies });
      assert.deepEqual(
        late.map(({ status }) => status),
        Array(copies).fill(200),
      );
      assert.equal((await writes()).length, 1);
      assert.equal(contoso.teams.messages.length, 1);
    });

  for (const copies of [1, 2, 5, 20])
    it(`a click, ${copies} times at once and ${copies} times late: one request, the same card each time`, async () => {
      const form = await contoso.alex.asks('activate Global Reader for 2h');
      const answer = await contoso.alex.clicks(form, 'Activate', { justification: 'logs' }, { copies });
      const late = await contoso.teams.redelivers(answer.activity ?? {}, { times: copies });
      const bodies = [...answer.replies, ...late].map(({ body }) => JSON.stringify(body));
      assert.equal(bodies.length, 2 * copies);
      assert.deepEqual([...new Set(bodies)], [bodies[0]]);
      assert.match(bodies[0] ?? '', /Global Reader is active until/);
      assert.equal((await writes()).length, 1);
      assert.equal(form.updates, 1);
      assert.equal(contoso.teams.messages.length, 1);
    });

  it('a click under a new id, as Teams sends it after a slow answer: PIM grants it once', async () => {
    const form = await contoso.alex.asks('activate Global Reader for 2h');
    const answer = await contoso.alex.clicks(form, 'Activate', { justification: 'logs' });
    const [again] = await contoso.teams.redelivers(answer.activity ?? {}, { newId: true });
    assert.equal(again?.status, 200);
    assert.match(JSON.stringify(again?.body), /active until/);
    assert.equal((await writes()).filter(({ status }) => status === 201).length, 1);
  });

  it('the same button clicked twice, a moment apart: one request, the same card', async () => {
    const form = await contoso.alex.asks('activate Global Reader for 2h');
    const first = await contoso.alex.clicks(form, 'Activate', { justification: 'logs' });
    assert.ok(first.activity);
    const { verb, data } = (first.activity.value as { action: { verb: string; data: object } }).action;
    const second = await contoso.alex.executes(verb, data, form);
    assert.deepEqual(second.body, first.body);
    assert.match(JSON.stringify(second.body), /active until/);
    assert.equal((await writes()).length, 1);
    assert.equal(form.updates, 1);
  });

  it('from two phones at once: one request, the same card on both', async () => {
    contoso.alex.uses('phone', 'other phone');
    const form = await contoso.alex.asks('activate Global Reader for 2h');
    const answers = await Promise.all(
      ['phone', 'other phone'].map((client) =>
        contoso.alex.clicks(form, 'Activate', { justification: 'logs' }, { client }),
      ),
    );
    assert.deepEqual(answers[0]?.body, answers[1]?.body);
    assert.equal((await writes()).length, 1);
  });

  it('clicked and typed at once: one request, both told until when', async () => {
    const form = await contoso.alex.asks('activate Global Reader for 2h');
    await contoso.control('faults', { service: 'graph', method: 'POST', delayMs: 300 });
    const [click, [typed]] = await Promise.all([
      contoso.alex.clicks(form, 'Activate', { justification: 'logs' }),
      contoso.alex.says('activate Global Reader for 2h because logs'),
    ]);
    const [clicked] = /Global Reader is active until [^"\\]+/.exec(JSON.stringify(click.body)) ?? [];
    assert.ok(clicked);
    assert.ok(typed?.words.includes(clicked), typed?.words);
    assert.equal((await writes()).length, 1);
  });

  it('typed after it was clicked: PIM grants it once, and the answer tells the same end', async () => {
    const form = await contoso.alex.asks('activate Global Reader for 2h');
    const click = await contoso.alex.clicks(form, 'Activate', { justification: 'logs' });
    const typed = await contoso.alex.asks('activate Global Reader for 2h because logs');
    const [clicked] = /Global Reader is active until [^"\\]+/.exec(JSON.stringify(click.body)) ?? [];
    assert.ok(clicked && typed.words.includes(clicked), typed.words);
    assert.match(typed.words, /You already have it/);
    assert.equal((await writes()).filter(({ status }) => status === 201).length, 1);
  });

  it('the same button after another answer is another wish: a form that was closed opens again', async () => {
    const list = await contoso.alex.asks('roles');
    for (let round = 0; round < 2; round += 1) {
      await contoso.alex.clicks(list, 'Activate Billing Administrator');
      await contoso.alex.clicks(await contoso.alex.chat.nextCard(), 'Cancel');
    }
    assert.equal(contoso.teams.messages.length, 3);
  });

  it('two people’s messages under one id are two', async () => {
    const id = '1764100000000';
    const [alex, megan] = await Promise.all([
      contoso.alex.asks('help', { activity: { id } }),
      contoso.megan.asks('help', { activity: { id } }),
    ]);
    assert.equal(alex.place.id, contoso.alex.chat.id);
    assert.equal(megan.place.id, contoso.megan.chat.id);
  });

  it('a message whose answer could not be given is answered when it comes again', async () => {
    contoso.teams.faults.add({ operation: 'send', status: 400 });
    assert.deepEqual(await contoso.alex.says('activate Security Reader for 90m'), []);
    const [delivery] = contoso.teams.deliveries;
    await contoso.teams.redelivers(delivery?.activity ?? {});
    assert.match((await contoso.alex.chat.nextMessage()).words, /Security Reader/);
    assert.equal((await writes()).length, 1);
  });
});
