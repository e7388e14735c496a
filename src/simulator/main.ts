import { createLogger } from '../core/logger.ts';
import { whenParentEnds } from '../core/when-parent-ends.ts';
import { readCommandLine, UsageError } from './command-line.ts';
import { createSimulator } from './simulator.ts';
import { readTenant } from './tenant/read-tenant.ts';
import { TenantFileError } from './tenant/tenant-file-error.ts';

try {
  await run();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = error instanceof UsageError || error instanceof TenantFileError ? 2 : 1;
}

async function run(): Promise<void> {
  const { port, tenant: named, data, knobs } = readCommandLine(process.argv.slice(2));
  const tenant = named === undefined ? {} : { tenant: await readTenant(named) };
  const simulator = createSimulator({
    ...tenant,
    ...(data === undefined ? {} : { data }),
    knobs,
    logger: createLogger('simulator', 'warn'),
  });
  const url = await simulator.start(port);
  const stop = () => void simulator.stop().then(() => process.exit(0));
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, stop);
  whenParentEnds(stop);
  process.stdout.write(`A stand-in for Entra sign-in, Microsoft Graph and Azure Resource Manager, on this machine only. Stop it with Ctrl+C.
Who is in the tenant:  curl ${url}/control/tenant
What was asked of it:  curl ${url}/control/requests
Move its clock:        curl -X POST ${url}/control/clock -d '{"advance":"PT2H"}'
As at the start:       curl -X POST ${url}/control/reset
Let the bot use it:    npm run sandbox -- --simulator ${url}
simulator ready ${url}
`);
}
