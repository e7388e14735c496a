import { parseArgs } from 'node:util';
import { AppError } from '../core/app-error.ts';
import { KNOB_OPTIONS, KNOB_USAGE, readKnobs, UsageError } from '../simulator/command-line.ts';
import type { Knobs } from '../simulator/pim/knobs.ts';

export interface SandboxOptions {
  /** Of the bot; 0 = any free one. */
  readonly port: number;
  readonly simulatorPort: number;
  /** Whether to start the two Teams windows. */
  readonly ui: boolean;
  readonly tenantFile: string | undefined;
  /** How unlike the ideal the simulator behaves. */
  readonly knobs: Knobs;
}

const USAGE = `npm run sandbox -- [--port 3978] [--simulator-port 3979] [--ui | --no-ui] [--tenant FILE.json] ${KNOB_USAGE}`;

/** Reads the command line. Throws AppError `BadOption` with the usage for anything it does not know. */
export function readSandboxOptions(args: readonly string[]): SandboxOptions {
  const { values } = parse(args);
  return {
    port: portOf('--port', values.port ?? '3978'),
    simulatorPort: portOf('--simulator-port', values['simulator-port'] ?? '3979'),
    ui: values.ui ?? true,
    tenantFile: values.tenant,
    knobs: knobsOf(values),
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: false,
      allowNegative: true,
      options: {
        port: { type: 'string' },
        'simulator-port': { type: 'string' },
        ui: { type: 'boolean' },
        tenant: { type: 'string' },
        ...KNOB_OPTIONS,
      },
    });
  } catch (error) {
    throw badOption(error instanceof Error ? error.message : String(error));
  }
}

function knobsOf(values: Parameters<typeof readKnobs>[0]): Knobs {
  try {
    return readKnobs(values);
  } catch (error) {
    throw error instanceof UsageError ? badOption(error.problem.replace(/\.$/, '')) : error;
  }
}

function portOf(option: string, text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!(port <= 65_535)) throw badOption(`${option} must be a port from 0 to 65535, not "${text}"`);
  return port;
}

const badOption = (what: string): AppError => new AppError('BadOption', `${what}. Usage: ${USAGE}`);
