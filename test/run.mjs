// The whole suite in two processes side by side, which takes little more than half the time; the one that has less to do
// then runs the scenarios of what is kept once more, with their bots on PostgreSQL where one answers (all scenarios there:
// `npm run test:server`, which takes long). The last lines count everything.
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import pg from 'pg';

/** What keeps a processor busy longest, so that both processes end at about the same time. */
const FIRST = ['simulator', 'replay', 'contract', 'e2e', 'durable'];
const SERVER = process.env.PIM_TEST_DATABASE_URL ?? 'postgres://postgres@127.0.0.1:5432/test';

const folders = readdirSync('test', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
const second = folders.filter((name) => !FIRST.includes(name));

const shown = run(second, { isShown: true });
const kept = [await run(FIRST, {}), await onServer()];
const runs = [await shown, ...kept];
for (const { output } of kept) process.stdout.write(output);
const count = (what) =>
  runs.reduce(
    (sum, { output }) =>
      sum + Number(stripVTControlCharacters(output).match(new RegExp(`^ +(\\d+) ${what}`, 'm'))?.[1] ?? 0),
    0,
  );
for (const what of ['passing', 'pending', 'failing']) console.log(`  ${count(what)} ${what} in all processes`);
process.exitCode = runs.some(({ code }) => code !== 0) ? 1 : 0;

async function onServer() {
  const client = new pg.Client({ connectionString: SERVER, connectionTimeoutMillis: 2_000 });
  try {
    await client.connect();
    await client.end();
  } catch (error) {
    return { code: 0, output: `\n  The scenarios were not run on PostgreSQL: none answers (${error}).\n\n` };
  }
  const { code, output } = await start(['--config', '.mocharc.server.json'], {
    environment: { PIM_SCENARIO_DATABASE: 'server' },
  });
  return { code, output: `\n  Scenarios of what is kept once more, on PostgreSQL:\n${output}` };
}

function run(mine, options) {
  const ignored = folders.filter((name) => !mine.includes(name)).flatMap((name) => ['--ignore', `test/${name}/**`]);
  return start(ignored, options);
}

/** Only one at a time may speak: the words of the others are kept until it has ended. */
function start(args, { isShown = false, environment = {} }) {
  const child = spawn(process.execPath, ['node_modules/mocha/bin/mocha.js', ...args, ...process.argv.slice(2)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...environment, ...(process.stdout.isTTY && { FORCE_COLOR: '1' }) },
  });
  const parts = [];
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part) => {
      parts.push(part);
      if (isShown) process.stdout.write(part);
    });
  return new Promise((done) => child.on('close', (code) => done({ code, output: Buffer.concat(parts).toString() })));
}
