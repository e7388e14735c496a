import assert from 'node:assert/strict';
import { buttonsOn, cardOf, inputsOn, wordsOn } from '../stand-ins/card-reader.ts';
import { type Contoso, startContoso } from '../stand-ins/contoso.ts';
import type { PostedMessage } from '../stand-ins/teams-connector.ts';

describe('Activating an Entra role from Teams', () => {
  let contoso: Contoso;
  before(async () => {
    contoso = await startContoso();
  });
  beforeEach(() => contoso.control('reset', {}));
  after(() => contoso.stop());

  const only = (messages: readonly PostedMessage[]): PostedMessage => {
    assert.equal(messages.length, 1);
    const [message] = messages;
    assert.ok(message);
    return message;
  };
  const says = async (text: string) => only(await contoso.alex.says(text));
  const wordsOf = (message: PostedMessage) => wordsOn(cardOf(message.activity));
  const posts = async () => (await contoso.graphTraffic()).filter((line) => line.method === 'POST');

  it('asks only for the justification that the policy requires, and the card becomes the outcome', async () => {
    const form = await says('activate Global Reader for 2h');
    assert.deepEqual(inputsOn(cardOf(form.activity)), ['justification']);
    assert.deepEqual(await posts(), []);

    const answer = await contoso.alex.clicks(form, 'Activate', { justification: 'checking sign-in logs' });

    assert.equal(answer.status, 200);
    assert.equal(answer.body.statusCode, 200);
    assert.equal(answer.body.type, 'application/vnd.microsoft.card.adaptive');
    assert.match(JSON.stringify(answer.body.value), /Global Reader is active until/);
    assert.match(wordsOf(form), /Global Reader is active until/);
    assert.equal(form.updates, 1);
    const [request, another] = await posts();
    assert.equal(another, undefined);
    assert.equal(request?.status, 201);
    assert.deepEqual(request?.requestBody, {
      action: 'selfActivate',
      principalId: contoso.tenantPerson('alexw@contoso.example').id,
      roleDefinitionId: 'f2ef992c-3afb-46b9-b7cf-a126ee74c451',
      directoryScopeId: '/',
      scheduleInfo: { expiration: { type: 'afterDuration', duration: 'PT2H' } },
      justification: 'checking sign-in logs',
    });
  });

  it('needs no card for a role whose policy wants nothing', async () => {
    assert.match(wordsOf(await says('activate Security Reader for 90m')), /Security Reader is active until/);
  });

  it('is done in one line when the line says why', async () => {
    const outcome = await says('activate Global Reader for 2h because checking sign-in logs');
    assert.match(wordsOf(outcome), /Global Reader is active until/);
  });

  it('shows in "active" until its time is over, by the clock of PIM', async () => {
    await says('activate Security Reader for 90m');
    assert.match(wordsOf(await says('active')), /Security Reader/);
    await contoso.control('clock', { advance: 'PT91M' });
    assert.doesNotMatch(wordsOf(await says('active')), /Security Reader/);
  });

  it('says what is active already instead of failing', async () => {
    await says('activate Security Reader for 90m');
    assert.match(wordsOf(await says('activate Security Reader for 1h')), /You already have it: .* active until/);
  });

  it('waits for approval and never calls that active', async () => {
    const outcome = wordsOf(await says('activate User Administrator for 1h because INC-4711'));
    assert.match(outcome, /waits for approval/);
    assert.match(outcome, /PIM Approvers/);
    assert.doesNotMatch(outcome, /active until/);
  });

  it('echoes the scope of an administrative unit letter by letter', async () => {
    assert.match(wordsOf(await says('activate Helpdesk Administrator for 1h because tickets')), /active until/);
    const [request] = await posts();
    const body = request?.requestBody as { directoryScopeId: string };
    assert.match(body.directoryScopeId, /^\/administrativeUnits\//);
  });

  it('asks which one is meant when a name is only near, and takes none', async () => {
    const question = await says('activate Cloud Administrator for 1h because test');
    const titles = buttonsOn(cardOf(question.activity)).map((button) => button.title);
    assert.ok(titles.includes('Cloud Application Administrator') && titles.includes('Cloud Device Administrator'));
    assert.deepEqual(await posts(), []);
    await contoso.alex.clicks(question, 'Cloud Device Administrator');
    assert.match(wordsOf(question), /Cloud Device Administrator is active until/);
  });

  it('ends an activation after five minutes, and says so before', async () => {
    await says('activate Security Reader for 90m');
    assert.match(wordsOf(await says('deactivate Security Reader')), /cannot be deactivated yet/);
    await contoso.control('clock', { advance: 'PT6M' });
    assert.match(wordsOf(await says('deactivate Security Reader')), /Security Reader is deactivated/);
    assert.doesNotMatch(wordsOf(await says('active')), /Security Reader/);
  });

  it('opens a form from the list and leaves the list standing', async () => {
    const list = await says('roles');
    const before = contoso.connector.messages.length;
    const button = buttonsOn(cardOf(list.activity)).find(
      (one) => String(one.tooltip).includes('Helpdesk Administrator') && one.verb === 'activate.open',
    );
    await contoso.alex.executes('activate.open', button?.data, list.id);
    assert.equal(list.updates, 0);
    const form = contoso.connector.messages[before];
    assert.ok(form);
    assert.deepEqual(inputsOn(cardOf(form.activity)), ['duration', 'justification']);
  });

  it('works for a client that knows only Action.Submit', async () => {
    const form = await says('activate Global Reader for 2h');
    const button = buttonsOn(cardOf(form.activity)).find((one) => one.title === 'Activate');
    assert.ok(button);
    const { data } = button.fallback as { data: Record<string, unknown> };
    await contoso.alex.says('', { text: undefined, value: { ...data, justification: 'logs' }, replyToId: form.id });
    assert.match(wordsOf(form), /Global Reader is active until/);
  });

  it('shows a typing indicator in every turn', async () => {
    const before = contoso.connector.typingCount;
    await says('help');
    assert.equal(contoso.connector.typingCount, before + 1);
  });

  it('keeps personal things out of channels', async () => {
    const conversation = { id: '19:ops@thread.tacv2', conversationType: 'channel', tenantId: contoso.tenantId };
    await contoso.alex.post(contoso.alex.activity({ type: 'message', text: 'roles', conversation }));
    const message = contoso.connector.messages.at(-1);
    assert.match(String(message?.activity.text), /chat with me alone/);
  });

  it('reads the text behind a mention of the bot', async () => {
    const text = '<at>PIM</at>&nbsp;activate Security Reader for 90m';
    const bot = contoso.alex.activity({}).recipient as { id: string };
    const entities = [{ type: 'mention', text: '<at>PIM</at>', mentioned: { id: bot.id, name: 'PIM' } }];
    assert.match(wordsOf(only(await contoso.alex.says(text, { entities }))), /active until/);
  });
});
