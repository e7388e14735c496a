import assert from 'node:assert/strict';
import { startTeams } from '../../src/simulator/teams/index.ts';
import {
  type SandboxProcess,
  type StartedProcess,
  startSandboxProcess,
  startSimulatorProcess,
} from '../stand-ins/sandbox-process.ts';

describe('A sandbox beside a simulator that runs already', function () {
  this.timeout(60_000);
  let simulator: StartedProcess;
  let sandbox: SandboxProcess;
  const startSandbox = () => startSandboxProcess(['--no-ui', '--port', '0', '--simulator', simulator.ready]);

  before(async () => {
    simulator = await startSimulatorProcess(['--port', '0']);
    sandbox = await startSandbox();
  });
  after(async () => {
    await sandbox.stop();
    await simulator.stop();
  });

  /** Of whatever bot runs now. */
  async function answerTo(text: string): Promise<string> {
    const teams = await startTeams({ bot: String(sandbox.urls.bot), simulator: simulator.ready });
    try {
      return (await teams.person('alexw@contoso.example').asks(text)).words;
    } finally {
      await teams.stop();
    }
  }

  async function moveClock(move: object): Promise<void> {
    const response = await fetch(`${simulator.ready}/control/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(move),
    });
    assert.equal(response.status, 200);
  }

  it('finds what a bot that was killed had activated', async () => {
    assert.equal(sandbox.urls.simulator, simulator.ready);
    assert.match(await answerTo('activate Security Reader for 90m'), /Security Reader is active until/);
    await sandbox.stop('SIGKILL');
    sandbox = await startSandbox();
    assert.match(await answerTo('active'), /Security Reader/);
  });

  it('keeps to the clock of that simulator, also where it had moved before, and leaves it running', async () => {
    await moveClock({ advance: 'PT1H' });
    assert.match(await answerTo('active'), /Security Reader.*in (30|29|28) min/s);
    assert.equal(await sandbox.stop(), 0);
    assert.equal(sandbox.complaints(), '');
    sandbox = await startSandbox();
    assert.match(await answerTo('active'), /Security Reader.*in (30|29|28) min/s);
    await moveClock({ advance: 'PT31M' });
    assert.doesNotMatch(await answerTo('active'), /Security Reader/);
  });
});
