import assert from 'node:assert/strict';
import { type Message, startTeams } from '../../src/simulator/teams/index.ts';
import { startSandboxProcess } from '../stand-ins/sandbox-process.ts';

describe('A bot that is told to stop, with channel authentication on', function () {
  this.timeout(60_000);

  it('is alive and ready before, finishes the turn in flight, and ends with 0 within ten seconds', async () => {
    const sandbox = await startSandboxProcess(['--auth', '--port', '0', '--simulator-port', '0']);
    const { bot = '', simulator = '' } = sandbox.urls;
    const teams = await startTeams({ bot, simulator, checksBearer: true });
    let ending: Promise<number | null> | undefined;
    try {
      assert.deepEqual(await (await fetch(`${bot}/healthz`)).json(), { status: 'ok' });
      assert.deepEqual(await (await fetch(`${bot}/readyz`)).json(), { status: 'ready' });
      const alex = teams.person('alexw@contoso.example');
      const held = teams.faults.add({ operation: 'send', hold: true });
      const saying: Promise<Message[]> = alex.says('activate Security Reader for 90m');
      await held.met();
      const toldAt = Date.now();
      ending = sandbox.stop();
      held.release();
      const [answer] = await saying;
      assert.match(answer?.words ?? '', /Security Reader is active until/);
      assert.equal(await ending, 0);
      assert.ok(Date.now() - toldAt < 10_000);
    } finally {
      await (ending ?? sandbox.stop());
      await teams.stop();
    }
  });
});
