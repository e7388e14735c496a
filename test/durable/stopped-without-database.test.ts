import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { startTeams, type Teams } from '../../src/simulator/teams/index.ts';
import { startWire, type Wire } from '../stand-ins/cut-wire.ts';
import {
  type SandboxProcess,
  type StartedProcess,
  startBotProcess,
  startSimulatorProcess,
} from '../stand-ins/sandbox-process.ts';
import { simulatorControl } from '../stand-ins/simulator-control.ts';
import { until } from '../stand-ins/until.ts';
import { dropSchema, SERVER_URL, serverAnswers } from './databases.ts';

/** What SIGTERM may take. */
const LIMIT_MS = 10_000;

for (const [how, what, expected] of [
  ['closed', 'was stopped', /nothing was sent/i],
  ['silent', 'no longer answers', /It is not known yet whether PIM did it/],
] as const)
  describe(`SIGTERM while the database server ${what} and somebody's wish is under way`, function () {
    this.timeout(90_000);
    const schema = `pim_test_${randomUUID().replaceAll('-', '').slice(0, 24)}`;
    let wire: Wire;
    let simulator: StartedProcess;
    let bot: SandboxProcess;
    let teams: Teams;
    before(async function () {
      if (!(await serverAnswers())) return this.skip();
      const url = new URL(SERVER_URL);
      wire = await startWire(url.hostname, Number(url.port || 5432));
      url.host = `127.0.0.1:${wire.port}`;
      simulator = await startSimulatorProcess(['--port', '0']);
      const database = ['--database-url', url.href, '--database-schema', schema];
      const args = ['--no-ui', '--port', '0', '--simulator', simulator.ready, ...database];
      bot = await startBotProcess(args);
      teams = await startTeams({
        bot: bot.urls.bot ?? '',
        simulator: simulator.ready,
        botPatienceMs: 30_000,
        patienceMs: 30_000,
      });
    });
    after(async () => {
      await teams?.stop();
      await bot?.stop('SIGKILL');
      await simulator?.stop();
      await wire?.stop();
      if (bot) await dropSchema(schema);
    });

    it('the person is told, nothing is sent, and it ends in good order within ten seconds', async () => {
      const tenant = simulatorControl(simulator.ready);
      await tenant.control('faults', { method: 'GET', path: 'Schedule', delayMs: 1_000 });
      wire.cut(how);
      const alex = teams.person('alexw@contoso.example');
      void alex.says('activate Security Reader for 90m').catch(() => undefined);
      await until(async () => !/Schedule/.test(await (await fetch(`${simulator.ready}/control/faults`)).text()));
      const startedAt = performance.now();
      assert.equal(await bot.stop('SIGTERM'), 0, bot.complaints());
      const tookMs = performance.now() - startedAt;
      assert.ok(tookMs < LIMIT_MS, `${Math.round(tookMs)} ms`);
      const [words] = teams.messages.map((message) => message.words);
      assert.match(words ?? '', expected);
      const sent = (await tenant.traffic()).filter(
        ({ method, url }) => method === 'POST' && /ScheduleRequests/i.test(url),
      );
      assert.deepEqual(sent, []);
    });
  });
