import assert from 'node:assert/strict';
import { type Json, type Message, wordsOn } from '../../../src/simulator/teams/index.ts';
import { useRig } from './rig.ts';
import { adaptiveCard, conversationOf, invokeAnswer } from './scripted-bot.ts';

describe('The Teams double: a view for every viewer', () => {
  const rig = useRig({ clock: { now: () => now } });
  let now = new Date('2026-11-24T09:00:00Z');
  beforeEach(async () => {
    now = new Date('2026-11-24T09:00:00Z');
    rig.bot.script = async (activity, bot) => {
      if (activity.type === 'invoke') return viewOf(activity);
      await bot.answers(activity, shared('waits'));
      return undefined;
    };
  });

  const refreshFor = (...userIds: readonly string[]): Json => ({
    refresh: { action: { type: 'Action.Execute', verb: 'view', data: { request: 7 } }, userIds },
  });
  const text = (words: string): Json => ({ body: [{ type: 'TextBlock', text: words }] });
  const shared = (words: string) => adaptiveCard({ ...text(words), ...refreshFor(rig.megan.mri) });
  const viewOf = ({ from }: Json) =>
    invokeAnswer(200, 'card.adaptive', {
      type: 'AdaptiveCard',
      version: '1.5',
      ...text(`for ${(from as Json).name}`),
      ...refreshFor(rig.megan.mri),
    });
  const invokes = () => rig.bot.received.filter(({ activity }) => activity.type === 'invoke').length;
  const post = () => rig.alex.asks('@PIM activate', { in: rig.teams.operations.general });
  const edit = (message: Message, words: string) => {
    const { activity } = rig.bot.received[0] ?? { activity: {} };
    const path = `conversations/${conversationOf(activity)}/activities/${message.id}`;
    return rig.bot.call(activity, 'PUT', path, { type: 'message', ...shared(words) });
  };

  it('asks the bot for those whom the card names, when they look', async () => {
    const message = await post();
    assert.equal(wordsOn(await rig.megan.looksAt(message)), 'for Megan Bowen');
    assert.equal(wordsOn(await rig.adele.looksAt(message)), 'waits');
    assert.equal(invokes(), 1);
    const { value, replyToId } = rig.bot.received.at(-1)?.activity ?? {};
    const action = { type: 'Action.Execute', id: '', verb: 'view', data: { request: 7 } };
    assert.deepEqual([value, replyToId], [{ action, trigger: 'automatic' }, message.id]);
    assert.equal(message.words, 'waits');
  });

  it('asks again after a minute or an edit, not before', async () => {
    const message = await post();
    await rig.megan.looksAt(message);
    await rig.megan.looksAt(message);
    assert.equal(invokes(), 1);
    now = new Date('2026-11-24T09:01:01Z');
    await rig.megan.looksAt(message);
    assert.equal(invokes(), 2);
    await edit(message, 'approved');
    assert.equal(wordsOn(rig.megan.sees(message)), 'approved');
    await rig.megan.looksAt(message);
    assert.equal(invokes(), 3);
  });

  it('asks for every client by itself', async () => {
    const message = await post();
    rig.megan.uses('desktop', 'phone');
    await rig.megan.looksAt(message, 'phone');
    assert.equal(wordsOn(rig.megan.sees(message, 'phone')), 'for Megan Bowen');
    assert.equal(wordsOn(rig.megan.sees(message, 'desktop')), 'waits');
  });

  it('asks by itself for what is open on the screen, at posts and at edits', async () => {
    rig.megan.uses('desktop', 'phone');
    await rig.megan.opens(rig.teams.operations.general);
    const message = await post();
    await rig.teams.idle();
    assert.equal(invokes(), 2);
    await edit(message, 'approved');
    await rig.teams.idle();
    assert.equal(invokes(), 4);
    rig.megan.closes(rig.teams.operations.general);
    await edit(message, 'ended');
    await rig.teams.idle();
    assert.equal(invokes(), 4);
  });

  it('asks for anybody who chooses to refresh', async () => {
    const message = await post();
    assert.equal((await rig.adele.refreshes(message)).kind, 'card');
    assert.equal(wordsOn(rig.adele.sees(message)), 'for Adele Vance');
  });

  it('forgets a refresh that the view does not repeat', async () => {
    const message = await post();
    rig.bot.script = () =>
      invokeAnswer(200, 'card.adaptive', { type: 'AdaptiveCard', version: '1.5', ...text('once') });
    await rig.megan.looksAt(message);
    now = new Date('2026-11-24T09:05:00Z');
    assert.equal(wordsOn(await rig.megan.looksAt(message)), 'once');
    assert.equal(invokes(), 1);
  });

  it('refreshes no card from before Universal Actions', async () => {
    rig.bot.script = async (activity, bot) => {
      if (activity.type === 'invoke') return viewOf(activity);
      await bot.answers(activity, adaptiveCard({ ...text('old'), ...refreshFor(rig.megan.mri), version: '1.3' }));
      return undefined;
    };
    assert.equal(wordsOn(await rig.megan.looksAt(await post())), 'old');
    assert.equal(invokes(), 0);
  });

  it('leaves a card without a list of viewers alone where more than 60 people are', async () => {
    const people = Array.from({ length: 61 }, () => rig.teams.newPerson());
    const large = rig.teams.newTeam('All hands', [rig.alex, ...people]);
    const small = rig.teams.newTeam('Few hands', [rig.alex]);
    rig.bot.script = async (activity, bot) => {
      if (activity.type === 'invoke') return viewOf(activity);
      const { refresh } = refreshFor() as { refresh: Json };
      await bot.answers(activity, adaptiveCard({ ...text('waits'), refresh: { action: refresh.action } }));
      return undefined;
    };
    await rig.alex.looksAt(await rig.alex.asks('@PIM activate', { in: large.general }));
    assert.equal(invokes(), 0);
    await rig.alex.looksAt(await rig.alex.asks('@PIM activate', { in: small.general }));
    assert.equal(invokes(), 1);
  });
});
