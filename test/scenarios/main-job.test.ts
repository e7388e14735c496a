import assert from 'node:assert/strict';
import { buttonsOn, inputsOn, type Message } from '../../src/simulator/teams/index.ts';
import { type Contoso, startContoso } from '../stand-ins/contoso.ts';

describe('Activating an Entra role from Teams', () => {
  let contoso: Contoso;
  before(async () => {
    contoso = await startContoso();
  });
  beforeEach(async () => {
    contoso.teams.forget();
    await contoso.control('reset', {});
  });
  after(() => contoso.stop());

  const says = async (text: string): Promise<Message> => {
    const messages = await contoso.alex.says(text);
    const [message] = messages;
    assert.ok(message && messages.length === 1, `one answer, not ${messages.length}`);
    return message;
  };
  const posts = async () => (await contoso.graphTraffic()).filter((line) => line.method === 'POST');

  it('asks only for the justification that the policy requires, and the card becomes the outcome', async () => {
    const form = await says('activate Global Reader for 2h');
    assert.deepEqual(inputsOn(form.card), ['justification']);
    assert.deepEqual(await posts(), []);

    const answer = await contoso.alex.clicks(form, 'Activate', { justification: 'checking sign-in logs' });

    assert.equal(answer.status, 200);
    assert.equal(answer.body.statusCode, 200);
    assert.equal(answer.body.type, 'application/vnd.microsoft.card.adaptive');
    assert.match(JSON.stringify(answer.body.value), /Global Reader is active until/);
    assert.match(form.words, /Global Reader is active until/);
    assert.equal(form.updates, 1);
    const [request, another] = await posts();
    assert.equal(another, undefined);
    assert.equal(request?.status, 201);
    assert.deepEqual(request?.requestBody, {
      action: 'selfActivate',
      principalId: contoso.alex.id,
      roleDefinitionId: 'f2ef992c-3afb-46b9-b7cf-a126ee74c451',
      directoryScopeId: '/',
      scheduleInfo: { expiration: { type: 'afterDuration', duration: 'PT2H' } },
      justification: 'checking sign-in logs',
    });
  });

  it('needs no card for a role whose policy wants nothing', async () => {
    assert.match((await says('activate Security Reader for 90m')).words, /Security Reader is active until/);
  });

  it('is done in one line when the line says why', async () => {
    const outcome = await says('activate Global Reader for 2h because checking sign-in logs');
    assert.match(outcome.words, /Global Reader is active until/);
  });

  it('shows in "active" until its time is over, by the clock of PIM', async () => {
    await says('activate Security Reader for 90m');
    assert.match((await says('active')).words, /Security Reader/);
    await contoso.control('clock', { advance: 'PT91M' });
    assert.doesNotMatch((await says('active')).words, /Security Reader/);
  });

  it('says what is active already instead of failing', async () => {
    await says('activate Security Reader for 90m');
    assert.match((await says('activate Security Reader for 1h')).words, /You already have it: .* active until/);
  });

  it('waits for approval and never calls that active', async () => {
    const outcome = (await says('activate User Administrator for 1h because INC-4711')).words;
    assert.match(outcome, /waits for approval/);
    assert.match(outcome, /PIM Approvers/);
    assert.doesNotMatch(outcome, /active until/);
  });

  it('echoes the scope of an administrative unit letter by letter', async () => {
    assert.match((await says('activate Helpdesk Administrator for 1h because tickets')).words, /active until/);
    const [request] = await posts();
    const body = request?.requestBody as { directoryScopeId: string };
    assert.match(body.directoryScopeId, /^\/administrativeUnits\//);
  });

  it('asks which one is meant when a name is only near, and takes none', async () => {
    const question = await says('activate Cloud Administrator for 1h because test');
    const offers = buttonsOn(question.card).map((button) => button.tooltip);
    assert.deepEqual(offers, ['Activate Cloud Application Administrator', 'Activate Cloud Device Administrator']);
    assert.deepEqual(await posts(), []);
    await contoso.alex.clicks(question, 'Activate Cloud Device Administrator');
    assert.match(question.words, /Cloud Device Administrator is active until/);
  });

  it('ends an activation after five minutes, and says so before', async () => {
    await says('activate Security Reader for 90m');
    assert.match((await says('deactivate Security Reader')).words, /cannot be deactivated yet/);
    await contoso.control('clock', { advance: 'PT6M' });
    assert.match((await says('deactivate Security Reader')).words, /Security Reader is deactivated/);
    assert.doesNotMatch((await says('active')).words, /Security Reader/);
  });

  it('opens a form from the list and leaves the list standing', async () => {
    const list = await says('roles');
    const button = buttonsOn(list.card).find(
      ({ tooltip, action }) => tooltip?.includes('Helpdesk Administrator') && action.verb === 'activate.open',
    );
    await contoso.alex.clicks(list, String(button?.tooltip));
    assert.equal(list.updates, 0);
    // Beside it the bot may tell by itself what ended.
    const form = await contoso.alex.chat.messageThat(
      (one) => one.hasCard && !one.isTaken && inputsOn(one.card).length > 0,
    );
    form.isTaken = true;
    assert.deepEqual(inputsOn(form.card), ['duration', 'justification']);
  });

  it('works for a client that knows only Action.Submit', async () => {
    const form = await says('activate Global Reader for 2h');
    contoso.alex.uses('desktop', 'old phone');
    contoso.alex.client('old phone').hasUniversalActions = false;
    await contoso.alex.clicks(form, 'Activate', { justification: 'logs' }, { client: 'old phone' });
    assert.match(form.words, /Global Reader is active until/);
  });

  it('shows a typing indicator in every turn', async () => {
    const before = contoso.teams.typingCount;
    await says('help');
    assert.equal(contoso.teams.typingCount, before + 1);
  });

  it('shows no more of them than that, although the work takes a while', async () => {
    await contoso.control('faults', { service: 'graph', method: 'POST', delayMs: 1_500 });
    const before = contoso.teams.typingCount;
    await says('activate Security Reader for 90m');
    assert.equal(contoso.teams.typingCount, before + 1);
  });

  it('keeps personal things out of channels', async () => {
    const channel = contoso.teams.operations.general;
    const message = await contoso.alex.asks('@PIM roles', { in: channel });
    assert.match(message.words, /in our own chat/);
    assert.equal(channel.messages.length, 1);
  });

  it('reads the text behind a mention of the bot', async () => {
    assert.match((await says('@PIM activate Security Reader for 90m')).words, /active until/);
  });
});
