import { parseArgs } from 'node:util';

export interface SimulatorCommand {
  readonly port: number;
  readonly tenantPath: string | undefined;
}

/** A command line that cannot be understood. */
export class UsageError extends Error {
  constructor(problem: string) {
    super(`${problem} Use: npm run simulator -- [--port 3979] [--tenant FILE.json]`);
    this.name = 'UsageError';
  }
}

/** Throws `UsageError`. */
export function readCommandLine(args: readonly string[]): SimulatorCommand {
  const { port = '3979', tenant } = optionsOf(args);
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
    throw new UsageError(`--port is "${port}", which is no port between 0 and 65535.`);
  return { port: Number(port), tenantPath: tenant };
}

function optionsOf(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      strict: true,
      allowPositionals: false,
      options: { port: { type: 'string' }, tenant: { type: 'string' } },
    }).values;
  } catch (error) {
    const [sentence = ''] = (error instanceof Error ? error.message : String(error)).split('. ');
    throw new UsageError(`${sentence.replace(/\.$/, '')}.`);
  }
}
