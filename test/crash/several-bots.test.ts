import assert from 'node:assert/strict';
import { serverAnswers } from '../durable/databases.ts';
import { type Bot, createBot } from './trial/bots.ts';
import { buildBot } from './trial/build-bot.ts';
import { type Stage, startStage } from './trial/stage.ts';
import { makeTrialDatabase, type TrialDatabase } from './trial/trial-database.ts';

describe('Two bots on one PostgreSQL', function () {
  this.timeout(240_000);
  let database: TrialDatabase | undefined;
  let stage: Stage | undefined;
  let bots: Bot[] = [];

  before(async function () {
    if (!(await serverAnswers())) return this.skip();
    const program = await buildBot();
    database = await makeTrialDatabase('server');
    stage = await startStage(1);
    const args = ['--auth', '--simulator', stage.simulator, ...database.args];
    bots = [createBot(program, args), createBot(program, args)];
    await Promise.all(bots.map((bot) => bot.start()));
  });
  after(async () => {
    await Promise.all(bots.map((bot) => bot.end()));
    await stage?.stop();
    await database?.drop();
  });

  it('one activity delivered twenty times to both, one of which is killed after: one request, one answer, the same each time', async () => {
    assert.ok(stage);
    const { teams, writes } = stage;
    const [one, other] = bots as [Bot, Bot];
    const person = teams.person('trial1@contoso.example');
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
  });
});
