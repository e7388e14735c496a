import assert from 'node:assert/strict';
import { buttonsOn, type Message, type Person, startTeams } from '../../src/simulator/teams/index.ts';
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
      assert.equal((await fetch(`${bot}/readyz`)).status, 200);
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

  it('keeps the promise of a click that PIM made wait: the same card tells the truth before the end', async () => {
    await whileClicked({ method: 'POST', delayMs: 5_000 }, async (form) => {
      await form.until(/Global Reader is active until/);
    });
  });

  it('tells whoever waits for what cannot be waited for, with a button to look again', async () => {
    await whileClicked({ method: 'POST', delayMs: 30_000 }, async (form, alex) => {
      await form.until(/I was restarted in the middle of this/);
      assert.deepEqual(
        buttonsOn(alex.sees(form)).map(({ title }) => title),
        ['Check again'],
      );
    });
  });

  /** Clicks, is told that work goes on, stops the bot, and looks at the card while it ends. */
  async function whileClicked(fault: object, look: (form: Message, alex: Person) => Promise<void>): Promise<void> {
    const sandbox = await startSandboxProcess(['--auth', '--port', '0', '--simulator-port', '0']);
    const { bot = '', simulator = '' } = sandbox.urls;
    const teams = await startTeams({ bot, simulator, checksBearer: true, patienceMs: 15_000 });
    let ending: Promise<number | null> | undefined;
    try {
      const alex = teams.person('alexw@contoso.example');
      const form = await alex.asks('activate Global Reader for 2h');
      await fetch(`${simulator}/control/faults`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ service: 'graph', ...fault }),
      });
      const answer = await alex.clicks(form, 'Activate', { justification: 'logs' });
      assert.match(JSON.stringify(answer.card), /Working on it/);
      const toldAt = Date.now();
      ending = sandbox.stop();
      await look(form, alex);
      assert.equal(await ending, 0);
      assert.ok(Date.now() - toldAt < 10_000);
    } finally {
      await (ending ?? sandbox.stop());
      await teams.stop();
    }
  }
});
