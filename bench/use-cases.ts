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
import { azureTarget, DEV, WEB } from '../test/simulator/arm/arm-rig.ts';
import { groupId, roleId } from '../test/simulator/rig.ts';

const LATENCY_MS = 50;
const ROUNDS = 9;

/**
 * What people wait for, with 50 ms of latency a call: each beside the time of one call, and beside all its calls one
 * after the other. The ratio to one call is how many round trips deep it is.
 */
export async function useCases(): Promise<string> {
  // Strong enough for everything: what is measured is calls, not sign-ins.
  const live = await startLive({ Alex: { claims: { amr: ['pwd', 'mfa'], acrs: ['c1', 'c2'] } } });
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
  }).then(({ kind }) => {
    if (kind !== 'done') throw new Error(`The activation ended as "${kind}".`);
  });

/** One provider each: what needs no approval, and what does. */
const TARGETS: readonly (readonly [what: string, free: Target, approved: Target])[] = [
  ['an Entra role', role('Security Reader'), role('User Administrator')],
  ['a group', member('Prod Database Operators'), member('Incident Commanders')],
  ['an Azure role', azureTarget('Contributor', DEV), azureTarget('Owner', WEB)],
];

const WORK: readonly (readonly [what: string, work: Work])[] = [
  ['list what is eligible and active', async (live) => () => listRoles(live, live.person('Alex'))],
  ...TARGETS.flatMap(([what, free, approved]): readonly (readonly [string, Work])[] => [
    [`activate ${what}, cold`, async (live) => () => activate(live, free)],
    [
      `activate ${what}, warm`,
      async (live) => {
        await live.myRights.eligibilities(live.person('Alex'));
        await live.myRights.policy(live.person('Alex'), free);
        return () => activate(live, free);
      },
    ],
    [
      `approve ${what}`,
      async (live) => {
        await activate(live, approved);
        const { requests } = await listApprovals(live, live.person('Megan'));
        return () => decide(live, requests[0]?.request);
      },
    ],
  ]),
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
