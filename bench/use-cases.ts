import {
  activateRole,
  decideRequest,
  listApprovals,
  listRoles,
  type ScheduleRequest,
  type Target,
} from '../src/pim/index.ts';
import { type Live, startLive } from '../test/pim/live.ts';
import { duration } from '../test/pim/sample.ts';
import { groupId, roleId } from '../test/simulator/rig.ts';

const LATENCY_MS = 50;
const ROUNDS = 9;

/**
 * What people wait for, with 50 ms of latency a call: each beside the time of one call, and beside all its calls one
 * after the other. The ratio to one call is how many round trips deep it is.
 */
export async function useCases(): Promise<string> {
  const live = await startLive();
  try {
    const lines: string[] = [];
    for (const [what, work] of WORK) lines.push(await measure(live, what, work));
    return lines.join('\n');
  } finally {
    await live.stop();
  }
}

/** Prepares, then answers with what is measured. */
type Work = (live: Live) => Promise<() => Promise<unknown>>;

const role = (name: string): Target => ({ provider: 'entra-role', roleId: roleId(name), scopeId: '/' });
const member = (name: string): Target => ({ provider: 'group', roleId: 'member', scopeId: groupId(name) });

const activate = (live: Live, target: Target) =>
  activateRole(live, {
    person: live.person('Alex'),
    activityId: crypto.randomUUID(),
    target,
    input: { duration: duration('PT1H'), justification: 'INC-4711' },
  });

const WORK: readonly (readonly [what: string, work: Work])[] = [
  ['list what is eligible and active', async (live) => () => listRoles(live, live.person('Alex'))],
  ['activate an Entra role, cold', async (live) => () => activate(live, role('Security Reader'))],
  ['activate a group, cold', async (live) => () => activate(live, member('Prod Database Operators'))],
  [
    'activate an Entra role, warm',
    async (live) => {
      await live.myRights.eligibilities(live.person('Alex'));
      return () => activate(live, role('Security Reader'));
    },
  ],
  [
    'approve',
    async (live) => {
      await activate(live, role('User Administrator'));
      const { requests } = await listApprovals(live, live.person('Megan'));
      return () => decide(live, requests[0]?.request);
    },
  ],
];

async function decide(live: Live, request: ScheduleRequest | undefined): Promise<void> {
  if (!request) throw new Error('Nothing waits for Megan.');
  const decision = { result: 'approve', justification: 'fine' } as const;
  const asked = { person: live.person('Megan'), activityId: crypto.randomUUID(), request, decision };
  const { kind } = await decideRequest(live, asked);
  if (kind !== 'decided') throw new Error(`The decision ended as "${kind}".`);
}

async function measure(live: Live, what: string, work: Work): Promise<string> {
  const times: number[] = [];
  const single: number[] = [];
  let calls = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    await live.reset();
    const run = await work(live);
    await live.rig.control('faults', { service: 'graph', times: 0, delayMs: LATENCY_MS });
    await live.rig.control('faults', { service: 'arm', times: 0, delayMs: LATENCY_MS });
    await live.asked();
    times.push(await timeOf(run));
    calls = (await live.asked()).length;
    single.push(await timeOf(() => live.providers.get('entra-role')?.rights.assignments(live.person('Alex'), 'mine')));
  }
  const [time, one] = [median(times), median(single)];
  return `${what}: ${time.toFixed(0)} ms for ${calls} calls; one call ${one.toFixed(0)} ms, ratio ${(time / one).toFixed(2)}; one after the other ${(calls * one).toFixed(0)} ms, ratio ${(time / (calls * one)).toFixed(2)}`;
}

async function timeOf(work: () => Promise<unknown> | undefined): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

const median = (times: readonly number[]): number =>
  times.toSorted((one, other) => one - other)[times.length >> 1] ?? 0;
