import assert from 'node:assert/strict';
import {
  buttonsOn,
  inputsOn,
  type Json,
  type Message,
  presetInputs,
  wordsOn,
} from '../../../src/simulator/teams/index.ts';
import { useRig } from './rig.ts';
import { adaptiveCard, invokeAnswer } from './scripted-bot.ts';

const FORM: Json = {
  body: [
    { type: 'TextBlock', text: 'Activate Global Reader' },
    { type: 'TextBlock', text: 'Secret', isVisible: false, id: 'more' },
    { type: 'Input.Text', id: 'justification', label: 'Why', isRequired: true, errorMessage: 'Say why', maxLength: 20 },
    {
      type: 'Input.ChoiceSet',
      id: 'duration',
      value: 'PT1H',
      choices: [
        { title: '1 hour', value: 'PT1H' },
        { title: '2 hours', value: 'PT2H' },
      ],
    },
    { type: 'Input.Toggle', id: 'notify', title: 'Tell my team' },
    { type: 'Input.Text', id: 'ticket', label: 'Ticket' },
  ],
  actions: [
    {
      type: 'Action.Execute',
      title: 'Activate',
      verb: 'activate',
      data: { role: 'reader' },
      fallback: { type: 'Action.Submit', title: 'Activate', data: { role: 'reader', verb: 'activate' } },
    },
    { type: 'Action.Execute', title: 'Cancel', verb: 'cancel', associatedInputs: 'none' },
    { type: 'Action.OpenUrl', title: 'Portal', url: 'https://entra.microsoft.com/' },
    { type: 'Action.ToggleVisibility', title: 'More', targetElements: ['more'] },
    {
      type: 'Action.Execute',
      title: 'Pick',
      tooltip: 'Pick the first',
      verb: 'pick',
      data: { n: 1 },
      associatedInputs: 'none',
    },
    {
      type: 'Action.Execute',
      title: 'Pick',
      tooltip: 'Pick the second',
      verb: 'pick',
      data: { n: 2 },
      associatedInputs: 'none',
    },
    { type: 'Action.Execute', title: 'Locked', verb: 'locked', isEnabled: false },
    {
      type: 'Action.ShowCard',
      title: 'Review',
      card: {
        type: 'AdaptiveCard',
        body: [{ type: 'Input.Text', id: 'reason', value: 'fine' }],
        actions: [{ type: 'Action.Execute', title: 'Approve', verb: 'approve' }],
      },
    },
  ],
};

describe('The Teams double: clicking', () => {
  const rig = useRig();
  let form: Message;
  beforeEach(async () => {
    rig.bot.script = async (activity, bot) => {
      if (activity.type === 'invoke') return invokeAnswer(200, 'activity.message', 'done');
      if (activity.value === undefined) await bot.answers(activity, adaptiveCard(FORM));
      return undefined;
    };
    form = await rig.alex.asks('activate');
  });
  const lastReceived = (): Json => rig.bot.received.at(-1)?.activity ?? {};
  const actionOf = ({ value }: Json) => (value as { action: Json }).action;

  it('sends what the button carries, what the card preset, and what the person filled in', async () => {
    const answer = await rig.alex.clicks(form, 'Activate', { justification: 'logs' });
    assert.equal(answer.kind, 'note');
    assert.equal(answer.note, 'done');
    const { type, name, replyToId, value } = lastReceived();
    assert.deepEqual([type, name, replyToId], ['invoke', 'adaptiveCard/action', form.id]);
    const data = { role: 'reader', justification: 'logs', duration: 'PT1H', notify: 'false' };
    const action = { type: 'Action.Execute', id: '', verb: 'activate', data };
    assert.deepEqual(value, { action, trigger: 'manual' });
  });

  it('sends no inputs from a button that has none to do with them', async () => {
    await rig.alex.clicks(form, 'Cancel');
    assert.deepEqual(actionOf(lastReceived()).data, {});
  });

  it('sends what the opened card asks together with the card around it, and leaves it out elsewhere', async () => {
    await rig.alex.clicks(form, 'Approve', { justification: 'logs' });
    assert.equal((actionOf(lastReceived()).data as Json).reason, 'fine');
    await rig.alex.clicks(form, 'Activate', { justification: 'logs' });
    assert.equal((actionOf(lastReceived()).data as Json).reason, undefined);
  });

  it('tells buttons of one title apart by their tooltip', async () => {
    await rig.alex.clicks(form, 'Pick the second');
    assert.deepEqual(actionOf(lastReceived()).data, { n: 2 });
    await assert.rejects(async () => rig.alex.clicks(form, 'Pick'), /2 buttons are called "Pick".*Pick the first/);
  });

  const heldBack: readonly (readonly [string, string, Record<string, string>, RegExp])[] = [
    ['a required input that is empty', 'Activate', {}, /"Why": it is required. It shows: Say why/],
    ['a text that is too long', 'Activate', { justification: 'x'.repeat(21) }, /longer than 20/],
    ['a choice that is not offered', 'Activate', { justification: 'logs', duration: 'PT9H' }, /"PT9H" is not offered/],
    ['an input that the card does not have', 'Activate', { reason: 'x' }, /sends no input reason/],
    ['a disabled button', 'Locked', {}, /is disabled/],
    ['a button that is not there', 'Delete', {}, /There is no button "Delete", only: Activate, Cancel/],
  ];
  for (const [what, button, inputs, reason] of heldBack) {
    it(`does not send ${what}`, async () => {
      const before = rig.bot.received.length;
      await assert.rejects(async () => rig.alex.clicks(form, button, inputs), reason);
      assert.equal(rig.bot.received.length, before);
    });
  }

  it('gives an old client the fallback, as a message with a value', async () => {
    rig.alex.uses('desktop', 'old phone');
    rig.alex.client('old phone').hasUniversalActions = false;
    const answer = await rig.alex.clicks(form, 'Activate', { justification: 'logs' }, { client: 'old phone' });
    assert.equal(answer.kind, 'sent');
    const { type, text, value, replyToId } = lastReceived();
    assert.deepEqual([type, text, replyToId], ['message', undefined, form.id]);
    assert.equal((value as Json).verb, 'activate');
    assert.equal((value as Json).justification, 'logs');
    await assert.rejects(
      async () => rig.alex.clicks(form, 'Cancel', {}, { client: 'old phone' }),
      /it has no fallback/,
    );
  });

  it('opens links and shows what was hidden without asking the bot', async () => {
    const before = rig.bot.received.length;
    assert.equal((await rig.alex.clicks(form, 'Portal')).url, 'https://entra.microsoft.com/');
    assert.doesNotMatch(wordsOn(rig.alex.sees(form)), /Secret/);
    await rig.alex.clicks(form, 'More');
    assert.match(wordsOn(rig.alex.sees(form)), /Secret/);
    assert.equal(rig.bot.received.length, before);
  });

  it('clicks what the person sees, not what was posted', async () => {
    rig.bot.script = () =>
      invokeAnswer(200, 'card.adaptive', {
        type: 'AdaptiveCard',
        version: '1.5',
        actions: [{ type: 'Action.Execute', title: 'Undo', verb: 'undo' }],
      });
    assert.equal((await rig.alex.clicks(form, 'Cancel')).kind, 'card');
    await rig.alex.clicks(form, 'Undo');
    assert.equal(actionOf(lastReceived()).verb, 'undo');
  });

  it('clicks only what Teams shows: no card without a version or of a newer one, and Action.Execute from 1.4 on', async () => {
    const posted = async (version: unknown, fallback?: Json) => {
      const button = { type: 'Action.Execute', title: 'Go', verb: 'go', ...(fallback && { fallback }) };
      rig.bot.script = async (activity, bot) => {
        if (activity.value === undefined) await bot.answers(activity, adaptiveCard({ version, actions: [button] }));
        return undefined;
      };
      return rig.alex.asks('activate');
    };
    await assert.rejects(rig.alex.clicks(await posted('1.6'), 'Go'), /up to version 1.5; of this one, 1.6, it shows/);
    await assert.rejects(rig.alex.clicks(await posted(undefined), 'Go'), /no card without a version/);
    await assert.rejects(rig.alex.clicks(await posted('1.3'), 'Go'), /shows no button for "Go": it has no fallback/);
    const submit = { type: 'Action.Submit', data: { verb: 'go' } };
    assert.equal((await rig.alex.clicks(await posted('1.3', submit), 'Go')).kind, 'sent');
  });

  const broken: readonly (readonly [string, unknown, RegExp])[] = [
    ['HTTP 500', { status: 500, body: {} }, /Unable to reach app: HTTP 500/],
    [
      'the type that some samples have',
      invokeAnswer(200, 'adaptive.card', { type: 'AdaptiveCard' }),
      /No client knows/,
    ],
    ['a card that is none', invokeAnswer(200, 'card.adaptive', 'done'), /said to be a card and is none/],
    ['an error', invokeAnswer(400, 'error', { code: 'BadRequest', message: 'No such role' }), /400 No such role/],
    ['a login request without a connection name', invokeAnswer(401, 'activity.loginRequest', {}), /connection name/],
  ];
  for (const [what, reply, problem] of broken) {
    it(`shows that something went wrong at ${what}`, async () => {
      rig.bot.script = () => reply as ReturnType<typeof invokeAnswer>;
      const answer = await rig.alex.clicks(form, 'Cancel');
      assert.equal(answer.kind, 'failed');
      assert.match(String(answer.problem), problem);
    });
  }

  it('sends what no card offers for a forger', async () => {
    await rig.megan.executes('activate', { role: '__proto__' }, 'made-up');
    assert.equal(lastReceived().replyToId, 'made-up');
    assert.deepEqual(actionOf(lastReceived()).data, { role: '__proto__' });
    await assert.rejects(async () => rig.megan.clicks(form, 'Cancel'), /Megan Bowen does not see this message/);
  });

  it('reads a card as a person would', () => {
    assert.match(form.words, /Activate Global Reader/);
    assert.doesNotMatch(form.words, /Secret/);
    assert.deepEqual(inputsOn(form.card), ['justification', 'duration', 'notify', 'ticket', 'reason']);
    assert.deepEqual(presetInputs(form.card), { duration: 'PT1H', notify: 'false', reason: 'fine' });
    assert.equal(buttonsOn(form.card).length, 9);
  });
});
