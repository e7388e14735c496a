// The whole suite in two processes side by side, which takes little more than half the time. The last lines count both.
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';

/** What keeps a processor busy longest, so that both processes end at about the same time. */
const FIRST = ['simulator', 'replay', 'contract', 'e2e'];

const folders = readdirSync('test', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
const second = folders.filter((name) => !FIRST.includes(name));

const [shown, kept] = [run(second, true), run(FIRST, false)];
const runs = [await shown, await kept];
process.stdout.write(runs[1].output);
const count = (what) =>
  runs.reduce(
    (sum, { output }) =>
      sum + Number(stripVTControlCharacters(output).match(new RegExp(`^ +(\\d+) ${what}`, 'm'))?.[1] ?? 0),
    0,
  );
for (const what of ['passing', 'pending', 'failing']) console.log(`  ${count(what)} ${what} in both processes`);
process.exitCode = runs.some(({ code }) => code !== 0) ? 1 : 0;

/** Only one of the two may speak at a time: the other one's words are kept until it has ended. */
function run(mine, isShown) {
  const ignored = folders.filter((name) => !mine.includes(name)).flatMap((name) => ['--ignore', `test/${name}/**`]);
  const child = spawn(process.execPath, ['node_modules/mocha/bin/mocha.js', ...ignored, ...process.argv.slice(2)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...(process.stdout.isTTY && { FORCE_COLOR: '1' }) },
  });
  const parts = [];
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part) => {
      parts.push(part);
      if (isShown) process.stdout.write(part);
    });
  return new Promise((done) => child.on('close', (code) => done({ code, output: Buffer.concat(parts).toString() })));
}
