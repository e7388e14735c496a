// Types, lint and import directions, and the whole suite, in slices that run side by side. Much of a test is waiting, so
// there is one process more than processors: whichever is free takes the next slice. Where a PostgreSQL answers, all scenarios
// have their bots on it, and those about what is kept run on the embedded database too (all of them there instead:
// PIM_SCENARIO_DATABASE=embedded). The last lines count everything.
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { stripVTControlCharacters } from 'node:util';
import pg from 'pg';

const SERVER = process.env.PIM_TEST_DATABASE_URL ?? 'postgres://postgres@127.0.0.1:5432/test';
/** Folders that make a slice of their own. What takes longest is not last, so that all processes end at about the same time. */
const SLICES = [['durable'], ['e2e'], ['simulator', 'replay', 'contract'], ['crash']];

const folders = readdirSync('test', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
const others = folders.filter((name) => name !== 'scenarios' && !SLICES.flat().includes(name));
const why = await whyNoServer();
if (why) console.log(`\n  The scenarios are not run on PostgreSQL: none answers (${why}).`);

const waiting = [
  { title: 'types, lint, import directions', command: ['npm', 'run', '-s', 'check'] },
  ...scenarios(),
  ...[others, ...SLICES].map((slice) => ({ title: slice.join(', '), chosen: onlyOf(slice) })),
];

const runs = [];
let speaker;
await Promise.all(Array.from({ length: availableParallelism() + 1 }, work));

const count = (what) =>
  runs.reduce(
    (sum, { output }) =>
      sum + Number(stripVTControlCharacters(output).match(new RegExp(`^ +(\\d+) ${what}`, 'm'))?.[1] ?? 0),
    0,
  );
for (const what of ['passing', 'pending', 'failing']) console.log(`  ${count(what)} ${what} in all processes`);
process.exitCode = runs.some(({ code }) => code !== 0) ? 1 : 0;

function scenarios() {
  const title = 'scenarios, on the embedded database';
  const all = onlyOf(['scenarios']);
  if (why || process.env.PIM_SCENARIO_DATABASE === 'embedded') return [{ title, chosen: all, database: 'embedded' }];
  return [
    { title: 'scenarios, on PostgreSQL', chosen: all, database: 'server' },
    { title, chosen: ['--config', '.mocharc.kept.json'], database: 'embedded' },
  ];
}

function onlyOf(mine) {
  return folders.filter((name) => !mine.includes(name)).flatMap((name) => ['--ignore', `test/${name}/**`]);
}

async function work() {
  for (let slice = waiting.shift(); slice; slice = waiting.shift()) runs.push(await run(slice));
}

async function whyNoServer() {
  const client = new pg.Client({ connectionString: SERVER, connectionTimeoutMillis: 2_000 });
  try {
    await client.connect();
    await client.end();
    return undefined;
  } catch (error) {
    return error;
  }
}

/** Only one speaks at a time: the words of the other are kept until it is done. */
function run({ title, chosen = [], database, command }) {
  const startedAt = Date.now();
  const mocha = [process.execPath, 'node_modules/mocha/bin/mocha.js', ...chosen, ...process.argv.slice(2)];
  const [program, ...args] = command ?? mocha;
  const child = spawn(program, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      ...(database && { PIM_SCENARIO_DATABASE: database }),
      ...(process.stdout.isTTY && { FORCE_COLOR: '1' }),
    },
  });
  const parts = [`\n  == ${title}\n`];
  let said = 0;
  const speak = () => {
    speaker ??= child;
    if (speaker !== child) return;
    for (const part of parts.slice(said)) process.stdout.write(part);
    said = parts.length;
  };
  speak();
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (part) => {
      parts.push(part);
      speak();
    });
  return new Promise((done) =>
    child.on('close', (code) => {
      parts.push(`  == ${title}: ${Math.round((Date.now() - startedAt) / 1_000)} s\n`);
      speak();
      if (speaker === child) speaker = undefined;
      else for (const part of parts.slice(said)) process.stdout.write(part);
      done({ code, output: parts.join('') });
    }),
  );
}
