// Types, lint and import directions, and the whole suite, in two processes side by side, which takes little more than half the time: whoever is free takes the next
// slice. Where a PostgreSQL answers, all scenarios have their bots on it, and those of a kill run once more on the
// embedded database (all of them there: PIM_SCENARIO_DATABASE=embedded). The last lines count everything.
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import pg from 'pg';

const SERVER = process.env.PIM_TEST_DATABASE_URL ?? 'postgres://postgres@127.0.0.1:5432/test';
/** Folders that make a slice of their own, what takes longest first, so that both processes end at about the same time. */
const SLICES = [['scenarios'], ['e2e'], ['simulator', 'replay', 'contract'], ['durable']];

const folders = readdirSync('test', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
const others = folders.filter((name) => !SLICES.flat().includes(name));
const slices = [...SLICES.slice(0, 2), others, ...SLICES.slice(2)];
const why = await whyNoServer();
const isOnServer = !why && process.env.PIM_SCENARIO_DATABASE !== 'embedded';
const waiting = slices.map((slice) =>
  isOnServer && slice === SLICES[0]
    ? { title: 'scenarios, on PostgreSQL', chosen: onlyOf(slice), database: 'server' }
    : { title: slice.join(', '), chosen: onlyOf(slice), database: 'embedded' },
);
if (isOnServer)
  waiting.push({
    title: 'scenarios of a kill, on the embedded database',
    chosen: ['--config', '.mocharc.killed.json'],
    database: 'embedded',
  });
if (why) console.log(`\n  The scenarios are not run on PostgreSQL: none answers (${why}).`);

// Half of a minute in which the other process has begun already.
waiting.unshift({ title: 'types, lint, import directions', command: ['npm', 'run', '-s', 'check'] });

const runs = [];
let speaker;
await Promise.all([work(), work()]);

const count = (what) =>
  runs.reduce(
    (sum, { output }) =>
      sum + Number(stripVTControlCharacters(output).match(new RegExp(`^ +(\\d+) ${what}`, 'm'))?.[1] ?? 0),
    0,
  );
for (const what of ['passing', 'pending', 'failing']) console.log(`  ${count(what)} ${what} in all processes`);
process.exitCode = runs.some(({ code }) => code !== 0) ? 1 : 0;

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
