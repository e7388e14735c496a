import assert from 'node:assert/strict';
import { buttonsOn, type ClickAnswer, type Message } from '../../src/simulator/teams/index.ts';
import { type Contoso, startContoso } from '../stand-ins/contoso.ts';

/** A client gives up on a click a little later. */
const IN_TIME_MS = 3_000;

/** PIM's no, every time. */
const REFUSED = { status: 403, body: { error: { code: 'Forbidden', message: 'no' } }, times: 0 };

describe('A click while PIM is slow', function () {
  this.timeout(60_000);
  let contoso: Contoso;
  before(async () => {
    contoso = await startContoso({ patienceMs: 20_000 });
  });
  beforeEach(async () => {
    contoso.teams.forget();
    contoso.teams.faults.clear();
    await contoso.control('reset', {});
  });
  after(() => contoso.stop());

  const writes = async () => (await contoso.graphTraffic()).filter((line) => line.method === 'POST');
  const slow = (delayMs: number, more: object = { method: 'POST' }) =>
    contoso.control('faults', { service: 'graph', delayMs, ...more });
  const form = () => contoso.alex.asks('activate Global Reader for 2h');
  const activate = (card: Message): Promise<ClickAnswer> =>
    timed(() => contoso.alex.clicks(card, 'Activate', { justification: 'logs' }));

  async function timed<T>(work: () => Promise<T>): Promise<T> {
    const startedAt = performance.now();
    const result = await work();
    assert.ok(performance.now() - startedAt < IN_TIME_MS, `${performance.now() - startedAt} ms`);
    return result;
  }

  it('ten seconds: "working" within three, and the same message tells the truth when it is known', async () => {
    const card = await form();
    await slow(10_000);
    const answer = await activate(card);
    assert.equal(answer.kind, 'card');
    assert.match(JSON.stringify(answer.card), /Working on it/);
    assert.deepEqual(buttonsOn(contoso.alex.sees(card)), []);
    await card.until(/Global Reader is active until/);
    assert.match(JSON.stringify(contoso.alex.sees(card)), /active until/);
    assert.equal((await writes()).length, 1);
    assert.equal(card.updates, 1);
    assert.equal(contoso.teams.messages.length, 1);
    const [late] = await contoso.teams.redelivers(answer.activity ?? {});
    assert.match(JSON.stringify(late?.body), /active until/, 'a copy that comes later is told the truth too');
  });

  it('and then fails: the same message says so, with what was typed in a button', async () => {
    const card = await form();
    await slow(4_000, { method: 'POST', ...REFUSED });
    const answer = await activate(card);
    assert.match(JSON.stringify(answer.card), /Working on it/);
    await card.until((message) => message.updates === 1);
    assert.match(card.words, /PIM said no/);
    assert.equal(contoso.teams.messages.length, 1);
  });

  it('and then has to be asked again: "Try again" carries on what was typed', async () => {
    const card = await form();
    await slow(3_500, REFUSED);
    await activate(card);
    await card.until((message) => message.updates === 1);
    await fetch(`${contoso.simulator}/control/faults`, { method: 'DELETE' });
    await contoso.alex.clicks(card, 'Try again');
    assert.match(card.words, /Global Reader is active until/);
    assert.match(JSON.stringify(await writes()), /logs/);
  });

  it('to open a form: a note within three seconds, the list stays, and the form follows', async () => {
    const list = await contoso.alex.asks('roles');
    // What was read is forgotten by then.
    await contoso.control('clock', { advance: 'PT45M' });
    await slow(4_000, { times: 0 });
    const answer = await timed(() => contoso.alex.clicks(list, 'Activate Security Reader'));
    assert.match(answer.note ?? '', /The answer comes below/);
    const opened = await contoso.alex.chat.nextCard();
    assert.match(opened.words, /Security Reader/);
    assert.equal(list.updates, 0);
  });

  it('impatient clicks, from two clients, while it works and after: one request, one truth', async () => {
    contoso.alex.uses('desktop', 'phone');
    const card = await form();
    await slow(4_000);
    const inputs = { justification: 'logs' };
    const first = contoso.alex.clicks(card, 'Activate', inputs, { client: 'desktop' });
    const second = contoso.alex.clicks(card, 'Activate', inputs, { client: 'phone' });
    const answers = await Promise.all([first, second]);
    assert.deepEqual(answers[0]?.body, answers[1]?.body);
    await card.until(/Global Reader is active until/);
    assert.equal(card.updates, 1);
    assert.equal((await writes()).length, 1);
  });

  it('Teams is slow too: whoever clicked has the answer in time all the same', async () => {
    const card = await form();
    const held = contoso.teams.faults.add({ operation: 'update', hold: true });
    const answer = await activate(card);
    assert.match(JSON.stringify(answer.card), /Global Reader is active until/);
    held.release();
    await contoso.teams.idle();
  });
});
