import assert from 'node:assert/strict';
import { startTeams, type Teams } from '../../src/simulator/teams/index.ts';
import { type BotDatabase, botDatabase } from '../stand-ins/bot-database.ts';
import {
  type SandboxProcess,
  type StartedProcess,
  startBotProcess,
  startSimulatorProcess,
} from '../stand-ins/sandbox-process.ts';
import { type SimulatorControl, simulatorControl } from '../stand-ins/simulator-control.ts';
import { until } from '../stand-ins/until.ts';

describe('A bot that is killed while PIM works', function () {
  this.timeout(120_000);
  let database: BotDatabase;
  let simulator: StartedProcess;
  let tenant: SimulatorControl;
  let bot: SandboxProcess;
  let teams: Teams;

  const startBot = async () => {
    bot = await startBotProcess(['--no-ui', '--port', '0', '--simulator', simulator.ready, ...database.args]);
    return bot.urls.bot ?? '';
  };
  const writes = async () =>
    (await tenant.traffic()).filter(({ method, url }) => method !== 'GET' && /ScheduleRequests/i.test(url));

  before(async () => {
    database = await botDatabase('its process');
    simulator = await startSimulatorProcess(['--port', '0']);
    tenant = simulatorControl(simulator.ready);
  });
  beforeEach(async () => {
    await tenant.control('reset', {});
    teams = await startTeams({ bot: await startBot(), simulator: simulator.ready });
  });
  afterEach(async () => {
    await teams.stop();
    await bot.stop('SIGKILL');
  });
  after(async () => {
    await simulator.stop();
    await database.drop();
  });

  /** Says it, kills the bot once its request is on the way, starts it again. Gives what was said, to be delivered again. */
  async function killedWhileAsking(text: string, fault: object) {
    await tenant.control('faults', {
      path: 'ScheduleRequests',
      method: text.includes(' on ') ? 'PUT' : 'POST',
      ...fault,
    });
    void teams
      .person('alexw@contoso.example')
      .says(text)
      .catch(() => undefined);
    await until(async () => !/ScheduleRequests/.test(await (await fetch(`${simulator.ready}/control/faults`)).text()));
    await bot.stop('SIGKILL');
    await database.buryTheDead();
    const to = await startBot();
    teams.botMovedTo(to);
    const activity = teams.deliveries[0]?.activity;
    assert.ok(activity);
    return activity;
  }
  const answer = async () => (await teams.person('alexw@contoso.example').chat.nextMessage()).words;

  for (const [text, name] of [
    ['activate Security Reader for 90m', 'Security Reader'],
    ['activate Contributor on Contoso Dev for 1h', 'Contributor'],
  ] as const)
    it(`"${text}", done by PIM unheard: the same message finds it and sends nothing again`, async () => {
      const activity = await killedWhileAsking(text, { delayMs: 500 });
      await until(async () => (await writes()).length === 1);
      await teams.redelivers(activity);
      assert.match(await answer(), new RegExp(`${name}.* is active until`));
      assert.equal((await writes()).length, 1);
    });

  const lost = { delayMs: 100, reset: 'before' };

  it('a request that never arrived is in doubt for a minute, then sent when it is said again', async () => {
    const activity = await killedWhileAsking('activate Security Reader for 90m', lost);
    await teams.redelivers(activity);
    assert.match(await answer(), /not known whether Security Reader was activated/);
    await tenant.control('clock', { advance: 'PT2M' });
    const said = await teams.person('alexw@contoso.example').asks('activate Security Reader for 90m');
    assert.match(said.words, /Security Reader is active until/);
    assert.equal((await writes()).filter(({ status }) => status === 201).length, 1);
  });

  it('a request that never arrived is done by the same message, where that comes later than a minute', async () => {
    const activity = await killedWhileAsking('activate Security Reader for 90m', lost);
    await tenant.control('clock', { advance: 'PT2M' });
    await teams.redelivers(activity);
    assert.match(await answer(), /Security Reader is active until/);
    assert.equal((await writes()).filter(({ status }) => status === 201).length, 1);
  });

  it('a message that was answered before is not answered again after a restart', async () => {
    await teams.person('alexw@contoso.example').asks('activate Security Reader for 90m');
    await bot.stop('SIGKILL');
    await database.buryTheDead();
    teams.botMovedTo(await startBot());
    const [reply] = await teams.redelivers(teams.deliveries[0]?.activity ?? {});
    assert.equal(reply?.status, 200);
    assert.equal(teams.messages.length, 1);
    assert.equal((await writes()).length, 1);
  });

  it('what was in doubt is looked for when it is said again in other words', async () => {
    await killedWhileAsking('activate Security Reader for 90m', { delayMs: 500 });
    await until(async () => (await writes()).length === 1);
    const said = await teams.person('alexw@contoso.example').asks('please activate Security Reader for 1h');
    assert.match(said.words, /Security Reader is active until/);
    // The start may have found it already. Then this is another wish, which PIM refuses.
    assert.equal((await writes()).filter(({ status }) => status === 201).length, 1);
  });
});
