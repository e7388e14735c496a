import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { BOT_SETTINGS } from '../stand-ins/bot-settings.ts';

describe('A program that npm started', function () {
  this.timeout(60_000);

  it('ends with npm, which itself only leaves it behind', async () => {
    const npm = spawn('npm', ['run', 'simulator', '--', '--port', '0'], { stdio: ['ignore', 'pipe', 'ignore'] });
    const ended = once(npm, 'exit');
    let url = '';
    for await (const line of createInterface({ input: npm.stdout })) {
      url = /^simulator ready (\S+)/.exec(line)?.[1] ?? '';
      if (url !== '') break;
    }
    npm.kill('SIGTERM');
    await ended;
    while (await fetch(`${url}/control/clock`).catch(() => undefined)) await pause(50);
  });

  for (const [script, args, ready, settings] of [
    ['src/main.ts', [], /^pim-bot ready /, BOT_SETTINGS],
    ['src/sandbox/main.ts', ['--no-ui', '--port', '0', '--simulator-port', '0'], /^sandbox ready /, {}],
  ] as const)
    it(`ends in good order, once, where it is told to twice: ${script}`, async () => {
      const folder = await mkdtemp(join(tmpdir(), 'pim-bot-ends-'));
      try {
        const program = spawn(process.execPath, ['--import', 'tsx', script, '--data', folder, ...args], {
          env: { ...process.env, ...settings },
          stdio: ['ignore', 'pipe', 'pipe'],
        });
        const ended = once(program, 'exit');
        let complaints = '';
        program.stderr.on('data', (chunk) => {
          complaints += chunk;
        });
        for await (const line of createInterface({ input: program.stdout })) {
          if (!ready.test(line)) continue;
          program.kill('SIGTERM');
          program.kill('SIGINT');
          break;
        }
        assert.deepEqual(await ended, [0, null], complaints);
        assert.doesNotMatch(complaints, /good order|closing/);
        // Whoever was cut off in the middle would have left it.
        assert.deepEqual(await readdir(join(folder, 'bot')), ['database']);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    });
});
