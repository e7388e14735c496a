import { bigTenant } from './big-tenant.ts';
import { drain } from './durable/drain.ts';
import { embedded } from './durable/embedded.ts';
import { intents } from './durable/intents.ts';
import { waitingJobs } from './durable/waiting-jobs.ts';
import { listRequests } from './list-requests.ts';
import { people } from './turns/people.ts';
import { turns } from './turns/turns.ts';
import { useCases } from './use-cases.ts';

const BENCHMARKS: Readonly<Record<string, () => Promise<string>>> = {
  listRequests,
  bigTenant,
  useCases,
  turns,
  people,
  waitingJobs,
  drain,
  intents,
  embedded,
};

/**
 * Every benchmark prints a figure beside its baseline of the same run, as a ratio: machines differ, ratios tell. All of
 * them, or those that are named: `npm run bench -- turns people`.
 */
const named = process.argv.slice(2);
const unknown = named.filter((name) => !Object.hasOwn(BENCHMARKS, name));
if (unknown.length > 0)
  throw new Error(`No benchmark is called ${unknown.join(', ')}. There are: ${Object.keys(BENCHMARKS).join(', ')}.`);
for (const [name, benchmark] of Object.entries(BENCHMARKS))
  if (named.length === 0 || named.includes(name)) process.stdout.write(`${await benchmark()}\n`);
