import { inspect, parseArgs } from 'node:util';
import { reportOn } from './report.ts';
import { runTrial } from './trial/run-trial.ts';

const USAGE =
  'npm run test:crash -- [--rounds 200] [--seed N] [--database embedded|server] [--tokens on|off] [--instances 1] [--people 6] [--faults on|off] [--keep FOLDER]';

try {
  const { values } = parseArgs({
    options: {
      rounds: { type: 'string', default: '200' },
      seed: { type: 'string', default: String(Date.now() % 1_000_000) },
      database: { type: 'string', default: 'embedded' },
      tokens: { type: 'string', default: 'on' },
      instances: { type: 'string', default: '1' },
      people: { type: 'string', default: '6' },
      faults: { type: 'string', default: 'on' },
      keep: { type: 'string' },
    },
  });
  const database = oneOf(values.database, ['embedded', 'server'] as const);
  const options = {
    rounds: whole(values.rounds),
    seed: whole(values.seed),
    database,
    tokens: oneOf(values.tokens, ['on', 'off'] as const) === 'on',
    instances: whole(values.instances),
    people: whole(values.people),
    faults: oneOf(values.faults, ['on', 'off'] as const) === 'on',
    keep: values.keep,
  };
  if (options.instances > 1 && database === 'embedded') throw new Error('Several instances need --database server.');
  const startedAt = Date.now();
  const { evidence, complaints } = await runTrial(options, (round) => {
    if (round % 10 === 0) process.stderr.write(`round ${round} of ${options.rounds}\n`);
  });
  const { isClean, text } = reportOn(evidence);
  const seconds = Math.round((Date.now() - startedAt) / 1_000);
  process.stdout.write(`${JSON.stringify(options)} in ${seconds} s\n${text}\n`);
  if (!isClean) process.stderr.write(complaints.slice(-20_000));
  process.exitCode = isClean ? 0 : 1;
} catch (error) {
  process.stderr.write(`${inspect(error)}\nUsage: ${USAGE}\n`);
  process.exitCode = 2;
}
process.exit();

function whole(text: string): number {
  if (!/^\d+$/.test(text)) throw new Error(`"${text}" is no whole number.`);
  return Number(text);
}

function oneOf<T extends string>(text: string, known: readonly T[]): T {
  const found = known.find((one) => one === text);
  if (found === undefined) throw new Error(`"${text}" is none of ${known.join(', ')}.`);
  return found;
}
