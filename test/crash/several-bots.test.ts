import assert from 'node:assert/strict';
import { createDice } from '../../src/simulator/tenant/generate/dice.ts';
import { serverAnswers } from '../durable/databases.ts';
import { buildPrograms } from '../stand-ins/build-programs.ts';
import { type Bot, createBot } from './trial/bots.ts';
import { type RoundRobin, startRoundRobin } from './trial/round-robin.ts';
import { type Stage, startStage } from './trial/stage.ts';
import { makeTrialDatabase, type TrialDatabase } from './trial/trial-database.ts';

const PEOPLE = 21;

const isFrom = (from: unknown, personId: string): boolean =>
  typeof from === 'object' && from !== null && 'aadObjectId' in from && from.aadObjectId === personId;

describe('Two bots on one PostgreSQL', function () {
  this.timeout(240_000);
  let database: TrialDatabase | undefined;
  let stage: Stage | undefined;
  let bots: Bot[] = [];
  let front: RoundRobin | undefined;

  before(async function () {
    if (!(await serverAnswers())) return this.skip();
    const { standby } = await buildPrograms();
    database = await makeTrialDatabase('server');
    // Twenty people at once are slow on a small machine, and nobody here hangs.
    stage = await startStage(PEOPLE, 60_000);
    const args = ['--auth', '--simulator', stage.simulator, ...database.args];
    bots = [createBot(standby, args), createBot(standby, args)];
    await Promise.all(bots.map((bot) => bot.start()));
  });
  after(async () => {
    await Promise.all(bots.map((bot) => bot.end()));
    await front?.stop();
    await stage?.stop();
    await database?.drop();
  });

  it('one activity delivered twenty times to both, one of which is killed after: one request, one answer, the same each time', async () => {
    assert.ok(stage);
    const { teams, writes } = stage;
    const [one, other] = bots as [Bot, Bot];
    const person = teams.person('trial21@contoso.example');
    const activity = person.activity({
      type: 'message',
      id: 'trial:1',
      text: 'activate Security Reader for 4h because w1',
    });
    const deliver = (bot: Bot, times: number) => teams.redelivers(activity, { to: bot.url, times });
    const replies = (await Promise.all([deliver(one, 10), deliver(other, 10)])).flat();
    await one.kill();
    replies.push(...(await deliver(other, 3)));
    assert.deepEqual([...new Set(replies.map((reply) => JSON.stringify(reply)))], ['{"status":200,"body":{}}']);
    assert.deepEqual(
      teams.messages.map(({ words }) => /Security Reader is active until/.test(words)),
      [true],
    );
    assert.equal(writes.length, 1);
    await one.start();
  });

  it('messages and clicks of twenty people, delivered 1 to 20 times to either at random, at once and late: each is done once', async () => {
    assert.ok(stage);
    const { teams, writes } = stage;
    teams.forget();
    const dice = createDice(5, 'copies');
    front = await startRoundRobin(() => [dice.pick(bots).url]);
    teams.botMovedTo(front.url);
    const before = writes.length;
    const wants = async (number: number) => {
      const person = teams.person(`trial${number}@contoso.example`);
      const copies = number;
      const isClicked = number % 2 === 0;
      await person.says(
        `activate ${isClicked ? 'Global Reader for 4h' : `Security Reader for 4h because w${number}`}`,
        { copies },
      );
      if (isClicked)
        await person.clicks(
          await person.chat.messageThat(/Activate a role/),
          'Activate',
          { justification: `w${number}` },
          { copies },
        );
      const sent = teams.deliveries.map(({ activity }) => activity).filter(({ from }) => isFrom(from, person.id));
      for (const activity of new Map(sent.map((one) => [one.id, one])).values())
        await teams.redelivers(activity, { times: dice.whole(1, 20) });
      await person.chat.messageThat(/Reader is active until/);
      return person.chat.messages.length;
    };
    const messages = await Promise.all(Array.from({ length: 20 }, (_, index) => wants(index + 1)));
    assert.deepEqual(messages, Array(20).fill(1));
    const made = writes.slice(before);
    assert.deepEqual(
      made.map(({ mark }) => mark).toSorted(),
      Array.from({ length: 20 }, (_, index) => `w${index + 1}`).toSorted(),
    );
    assert.ok(made.every(({ status }) => status === 201));
  });
});
