import { type ParseArgsConfig, parseArgs } from 'node:util';
import { exactDurationMs } from './pim/duration.ts';
import { EXACT, type Knobs, REALISTIC } from './pim/knobs.ts';

export interface SimulatorCommand {
  readonly port: number;
  readonly tenantPath: string | undefined;
  readonly knobs: Knobs;
}

/** A command line that cannot be understood. */
export class UsageError extends Error {
  /** What is wrong, without the usage. */
  readonly problem: string;

  constructor(problem: string) {
    super(`${problem} Use: npm run simulator -- [--port 3979] [--tenant FILE.json] ${KNOB_USAGE}`);
    this.name = 'UsageError';
    this.problem = problem;
  }
}

/** The options that make the simulator as slow and untidy as the original, for every program that starts one. */
export const KNOB_OPTIONS = {
  realistic: { type: 'boolean' },
  'provisioning-delay': { type: 'string' },
  'replication-delay': { type: 'string' },
  'list-lag': { type: 'string' },
  'ghost-rows': { type: 'string' },
} as const satisfies ParseArgsConfig['options'];

export const KNOB_USAGE =
  '[--realistic] [--provisioning-delay PT40S] [--replication-delay PT5S] [--list-lag PT15S] [--ghost-rows PT3M]';

export interface KnobValues {
  readonly realistic?: boolean | undefined;
  readonly 'provisioning-delay'?: string | undefined;
  readonly 'replication-delay'?: string | undefined;
  readonly 'list-lag'?: string | undefined;
  readonly 'ghost-rows'?: string | undefined;
}

/** Reads them; a delay of its own goes before what `--realistic` brings. Throws `UsageError`. */
export function readKnobs(values: KnobValues): Knobs {
  const base = values.realistic ? REALISTIC : EXACT;
  const delay = (name: Exclude<keyof KnobValues, 'realistic'>, otherwise: number): number => {
    const text = values[name];
    const ms = text === undefined ? otherwise : exactDurationMs(text);
    if (ms === undefined) throw new UsageError(`--${name} is "${text}", which is no duration such as PT40S.`);
    return ms;
  };
  return {
    ...base,
    provisioningMs: delay('provisioning-delay', base.provisioningMs),
    replicationMs: delay('replication-delay', base.replicationMs),
    listLagMs: delay('list-lag', base.listLagMs),
    azure: { ...base.azure, ghostRowMs: delay('ghost-rows', base.azure.ghostRowMs) },
  };
}

/** Throws `UsageError`. */
export function readCommandLine(args: readonly string[]): SimulatorCommand {
  const { port = '3979', tenant, ...knobs } = optionsOf(args);
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
    throw new UsageError(`--port is "${port}", which is no port between 0 and 65535.`);
  return { port: Number(port), tenantPath: tenant, knobs: readKnobs(knobs) };
}

function optionsOf(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      strict: true,
      allowPositionals: false,
      options: { port: { type: 'string' }, tenant: { type: 'string' }, ...KNOB_OPTIONS },
    }).values;
  } catch (error) {
    const [sentence = ''] = (error instanceof Error ? error.message : String(error)).split('. ');
    throw new UsageError(`${sentence.replace(/\.$/, '')}.`);
  }
}
