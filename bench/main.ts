import { bigTenant } from './big-tenant.ts';
import { drain } from './durable/drain.ts';
import { embedded } from './durable/embedded.ts';
import { intents } from './durable/intents.ts';
import { waitingJobs } from './durable/waiting-jobs.ts';
import { listRequests } from './list-requests.ts';
import { useCases } from './use-cases.ts';

/** Every benchmark prints a figure beside its baseline of the same run, as a ratio: machines differ, ratios tell. */
for (const benchmark of [listRequests, bigTenant, useCases, waitingJobs, drain, intents, embedded])
  process.stdout.write(`${await benchmark()}\n`);
