import { type ParseArgsConfig, parseArgs } from 'node:util';
import { exactDurationMs } from './pim/duration.ts';
import { EXACT, type Knobs, REALISTIC } from './pim/knobs.ts';

export interface SimulatorCommand {
  readonly port: number;
  /** A JSON file, or `generate:users=…`; the built-in tenant when it is left out. */
  readonly tenant: string | undefined;
  /** Where to keep everything over a restart; undefined: nothing is kept. */
  readonly data: string | undefined;
  readonly knobs: Knobs;
}

/** A command line that cannot be understood. */
export class UsageError extends Error {
  /** What is wrong, without the usage. */
  readonly problem: string;

  constructor(problem: string) {
    super(
      `${problem} Use: npm run simulator -- [--port 3979] [--tenant FILE.json | generate:users=500,…] [--data DIR] ${KNOB_USAGE}`,
    );
    this.name = 'UsageError';
    this.problem = problem;
  }
}

/** Durations, each with the knob that it turns; an example of each for the usage. */
const DELAYS = {
  'provisioning-delay': ['provisioningMs', 'PT40S'],
  'expiry-delay': ['expiryMs', 'PT1S'],
  'minimum-active': ['minimumActiveMs', 'PT5M'],
  'approval-window': ['approvalWindowMs', 'P1D'],
  'request-retention': ['keptRequestsMs', 'P45D'],
  'cancelled-retention': ['keptCancelledMs', 'P30D'],
  'replication-delay': ['replicationMs', 'PT5S'],
  'list-lag': ['listLagMs', 'PT15S'],
  'alert-scan': ['alertScanMs', 'PT20S'],
} as const satisfies Record<string, readonly [keyof Knobs, string]>;
type DelayName = keyof typeof DELAYS;
const DELAY_NAMES = Object.keys(DELAYS) as DelayName[];

/** The options that make the simulator as slow and untidy as the original, for every program that starts one. */
export const KNOB_OPTIONS = {
  realistic: { type: 'boolean' },
  'provisioning-delay': { type: 'string' },
  'expiry-delay': { type: 'string' },
  'minimum-active': { type: 'string' },
  'approval-window': { type: 'string' },
  'request-retention': { type: 'string' },
  'cancelled-retention': { type: 'string' },
  'replication-delay': { type: 'string' },
  'list-lag': { type: 'string' },
  'alert-scan': { type: 'string' },
  'ghost-rows': { type: 'string' },
  'error-envelope': { type: 'string' },
  'policy-wording': { type: 'string' },
} as const satisfies ParseArgsConfig['options'];

export const KNOB_USAGE = [
  '[--realistic]',
  ...DELAY_NAMES.map((name) => `[--${name} ${DELAYS[name][1]}]`),
  '[--ghost-rows PT3M] [--error-envelope plain|wrapped] [--policy-wording prose|list]',
].join(' ');

export type KnobValues = {
  readonly [Name in keyof typeof KNOB_OPTIONS]?: (Name extends 'realistic' ? boolean : string) | undefined;
};

/** Reads them; one that is given goes before what `--realistic` brings. Throws `UsageError`. */
export function readKnobs(values: KnobValues): Knobs {
  const base = values.realistic ? REALISTIC : EXACT;
  const delays = DELAY_NAMES.map((name) => {
    const [knob] = DELAYS[name];
    return [knob, delay(values, name, base[knob])] as const;
  });
  return {
    ...base,
    ...Object.fromEntries(delays),
    wrappedErrors:
      choice(values, 'error-envelope', ['plain', 'wrapped'], base.wrappedErrors ? 'wrapped' : 'plain') === 'wrapped',
    policyWording: choice(values, 'policy-wording', ['prose', 'list'], base.policyWording),
    azure: { ...base.azure, ghostRowMs: delay(values, 'ghost-rows', base.azure.ghostRowMs) },
  };
}

function delay(values: KnobValues, name: DelayName | 'ghost-rows', otherwise: number): number {
  const text = values[name];
  const ms = text === undefined ? otherwise : exactDurationMs(text);
  if (ms === undefined) throw new UsageError(`--${name} is "${text}", which is no duration such as PT40S.`);
  return ms;
}

function choice<Word extends string>(
  values: KnobValues,
  name: 'error-envelope' | 'policy-wording',
  words: readonly Word[],
  otherwise: Word,
): Word {
  const text = values[name] ?? otherwise;
  const word = words.find((one) => one === text);
  if (word === undefined) throw new UsageError(`--${name} is "${text}", which is none of ${words.join(', ')}.`);
  return word;
}

/** Throws `UsageError`. */
export function readCommandLine(args: readonly string[]): SimulatorCommand {
  const { port = '3979', tenant, data, ...knobs } = optionsOf(args);
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
    throw new UsageError(`--port is "${port}", which is no port between 0 and 65535.`);
  if (data === '') throw new UsageError('--data is "", which is no folder.');
  return { port: Number(port), tenant, data, knobs: readKnobs(knobs) };
}

function optionsOf(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      strict: true,
      allowPositionals: false,
      options: { port: { type: 'string' }, tenant: { type: 'string' }, data: { type: 'string' }, ...KNOB_OPTIONS },
    }).values;
  } catch (error) {
    const [sentence = ''] = (error instanceof Error ? error.message : String(error)).split('. ');
    throw new UsageError(`${sentence.replace(/\.$/, '')}.`);
  }
}
