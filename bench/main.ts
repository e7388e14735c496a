import { bigTenant } from './big-tenant.ts';
import { listRequests } from './list-requests.ts';
import { useCases } from './use-cases.ts';

/** Every benchmark prints a figure beside its baseline of the same run, as a ratio: machines differ, ratios tell. */
for (const benchmark of [listRequests, bigTenant, useCases]) process.stdout.write(`${await benchmark()}\n`);
