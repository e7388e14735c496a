import assert from 'node:assert/strict';
import { startRig, useRig } from './rig.ts';
import { adaptiveCard, invokeAnswer, startScriptedBot } from './scripted-bot.ts';

describe('The Teams double: the same thing delivered again', () => {
  const rig = useRig();
  beforeEach(async () => {
    rig.bot.script = async (activity, bot) => {
      if (activity.type === 'invoke') return invokeAnswer(200, 'activity.message', 'done');
      await bot.answers(activity, adaptiveCard({ actions: [{ type: 'Action.Execute', title: 'Go', verb: 'go' }] }));
      return undefined;
    };
  });
  const ids = () => rig.bot.received.map(({ activity }) => activity.id);

  it('is the very same activity, all copies at once', async () => {
    let together = 0;
    let most = 0;
    rig.bot.script = async () => {
      together += 1;
      most = Math.max(most, together);
      await new Promise((resolve) => setImmediate(resolve));
      while (rig.bot.received.length < 5) await new Promise((resolve) => setImmediate(resolve));
      together -= 1;
      return undefined;
    };
    await rig.alex.says('roles', { copies: 5 });
    assert.equal(new Set(ids()).size, 1);
    assert.equal(most, 5);
  });

  it('gives the answers to all copies', async () => {
    const answers = await rig.alex.says('roles', { copies: 3 });
    assert.equal(answers.length, 3);
    const [card] = answers;
    assert.ok(card);
    const answer = await rig.alex.clicks(card, 'Go', {}, { copies: 4 });
    assert.deepEqual(
      answer.replies.map(({ status }) => status),
      [200, 200, 200, 200],
    );
  });

  it('comes late, several times, to another instance, or under a new id', async () => {
    await rig.alex.says('roles');
    const [delivery] = rig.teams.deliveries;
    assert.ok(delivery);
    await rig.teams.redelivers(delivery.activity, { times: 2 });
    assert.equal(new Set(ids()).size, 1);
    assert.equal(delivery.replies.length, 3);
    await rig.teams.redelivers(delivery.activity, { newId: true });
    assert.equal(new Set(ids()).size, 2);

    const second = await startScriptedBot();
    await rig.teams.redelivers(delivery.activity, { to: second.url });
    assert.deepEqual(
      second.received.map(({ activity }) => activity),
      [delivery.activity],
    );
    rig.teams.botMovedTo(second.url);
    await rig.alex.says('active');
    assert.equal(second.received.length, 2);
    await second.stop();
  });

  it('says so when the bot refuses or hangs', async () => {
    rig.bot.script = () => ({ status: 500, body: { oops: true } });
    await assert.rejects(rig.alex.says('roles'), /The bot answered 500: \{"oops":true\}/);
    const impatient = await startRig(rig.simulator, { botPatienceMs: 50 });
    impatient.bot.script = () => new Promise(() => {});
    await assert.rejects(impatient.alex.says('roles'), /did not answer within 0.05 s/);
    await impatient.teams.stop();
    await impatient.bot.stop();
  });
});
