import { setTimeout as wait } from 'node:timers/promises';
import type { Remainder } from '../evidence/remainder.ts';
import type { Cast } from './cast.ts';
import type { Stage } from './stage.ts';

/** Every activation has ended, every request has lapsed, and what became of it had time to be looked at and told. */
const UNTIL_ALL_IS_OVER = ['PT6M', 'PT25H', 'PT1M', 'PT1M', 'PT10M', 'PT20M'];
/** Longer than the lease of a job lasts, in real time. */
const LEASES_MS = 60_000;

/** Nobody is killed any more and nothing gets lost: every doubt is cleared, and everything comes to its end. */
export async function quietEnd(
  stage: Stage,
  cast: Cast,
  hasJobsUnderWay: () => Promise<boolean>,
): Promise<readonly Remainder[]> {
  const { teams, people, simulator } = stage;
  await fetch(`${simulator}/control/faults`, { method: 'DELETE' });
  teams.faults.clear();
  await stage.advance('PT2M');
  for (const name of people) await cast.asksAnew(name);
  await cast.everybodyLooks();
  await jobsReturned(hasJobsUnderWay);
  for (const duration of UNTIL_ALL_IS_OVER) {
    await stage.advance(duration);
    await cast.everybodyLooks();
  }
  await teams.idle().catch(() => undefined);
  return teams.messages
    .filter(({ isDeleted }) => !isDeleted)
    .map(({ id, place, words }) => ({ chatId: place.id, messageId: id, words }));
}

/** The leases of bots that were killed run out in real time. */
async function jobsReturned(hasJobsUnderWay: () => Promise<boolean>): Promise<void> {
  for (const limit = Date.now() + LEASES_MS; Date.now() < limit && (await hasJobsUnderWay()); ) await wait(200);
}
