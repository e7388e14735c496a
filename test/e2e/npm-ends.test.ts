import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';

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
});
