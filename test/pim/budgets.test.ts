import assert from 'node:assert/strict';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import {
  activateRole,
  decideRequest,
  type ListedRole,
  listApprovals,
  listRoles,
  type Person,
  type Target,
  targetKey,
  targetOf,
} from '../../src/pim/index.ts';
import { EXACT } from '../../src/simulator/pim/knobs.ts';
import { busiestPerson, generateTenant } from '../../src/simulator/tenant/generate/generate-tenant.ts';
import { groupTarget } from '../microsoft/graph/live-graph.ts';
import { azureTarget, DEV, WEB } from '../simulator/arm/arm-rig.ts';
import { type Live, roleTarget, startLive } from './live.ts';
import { duration } from './sample.ts';

/** One provider each: what needs no approval, what does, and how deep a cold activation is. */
const PROVIDERS = [
  { free: roleTarget('Security Reader'), approved: roleTarget('User Administrator'), deep: 2 },
  { free: groupTarget('Prod Database Operators'), approved: groupTarget('Incident Commanders'), deep: 3 },
  { free: azureTarget('Contributor', DEV), approved: azureTarget('Owner', WEB), deep: 3 },
] as const;

interface Line {
  readonly service: string;
  readonly method: string;
  readonly url: string;
  readonly startedAt: number;
  readonly endedAt: number;
  readonly responseBody: unknown;
}

async function traffic({ rig }: Live): Promise<readonly Line[]> {
  const text = await (await fetch(`${rig.url}/control/requests`)).text();
  await rig.control('requests', undefined, 'DELETE');
  const lines = text.split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line)).filter(({ service }) => service !== 'login');
}

/** Rounds one after the other: what overlaps in time is one round. */
function depth(lines: readonly Line[]): number {
  let rounds = 0;
  let roundEndsAt = Number.NEGATIVE_INFINITY;
  for (const line of lines.toSorted((one, other) => one.startedAt - other.startedAt)) {
    if (line.startedAt >= roundEndsAt) rounds += 1;
    roundEndsAt = Math.max(roundEndsAt, line.endedAt);
  }
  return rounds;
}

/** Slow enough that what runs side by side overlaps, whatever the machine. */
async function slowDown({ rig }: Live): Promise<void> {
  for (const service of ['graph', 'arm']) await rig.control('faults', { service, times: 0, delayMs: 150 });
}

const methods = (lines: readonly Line[]): readonly string[] => lines.map(({ method }) => method).toSorted();
const GETS = (count: number) => Array.from({ length: count }, () => 'GET');

describe('What the use cases cost in calls to PIM', () => {
  let live: Live;
  before(async () => {
    live = await startLive({ Alex: { claims: { amr: ['pwd', 'mfa'], acrs: ['c1', 'c2'] } } });
  });
  beforeEach(() => live.reset());
  after(() => live.stop());

  const activate = async (target: Target) => {
    const input = { duration: duration('PT1H'), justification: 'INC-4711', ticketNumber: 'INC-4711' };
    const asked = { person: live.person('Alex'), activityId: crypto.randomUUID(), target, input };
    const outcome = await activateRole(live, asked);
    assert.equal(outcome.kind, 'done');
  };

  it('listing everything is six reads side by side', async () => {
    await slowDown(live);
    await listRoles(live, live.person('Alex'));
    const lines = await traffic(live);
    assert.deepEqual(methods(lines), GETS(6));
    assert.equal(depth(lines), 1);
  });

  for (const { free, approved, deep } of PROVIDERS) {
    const write = free.provider === 'azure-resource' ? 'PUT' : 'POST';

    it(`a cold activation is ${deep} deep (${free.provider})`, async () => {
      await slowDown(live);
      await activate(free);
      const lines = await traffic(live);
      assert.deepEqual(methods(lines), ['GET', 'GET', write]);
      assert.equal(depth(lines), deep);
    });

    it(`a warm activation is one call (${free.provider})`, async () => {
      await live.myRights.eligibilities(live.person('Alex'));
      await live.myRights.policy(live.person('Alex'), free);
      await traffic(live);
      await activate(free);
      assert.deepEqual(methods(await traffic(live)), [write]);
    });

    it(`a decision is a fresh step, the decision and the status read back (${free.provider})`, async () => {
      await activate(approved);
      const megan = live.person('Megan');
      const { requests } = await listApprovals(live, megan);
      const { request } = requests[0] ?? assert.fail('Nothing waits for Megan.');
      await traffic(live);
      const decision = { result: 'approve', justification: 'fine' } as const;
      const outcome = await decideRequest(live, { person: megan, activityId: crypto.randomUUID(), request, decision });
      assert.equal(outcome.kind, 'decided');
      assert.deepEqual(
        (await traffic(live)).map(({ method }) => method),
        ['GET', 'PATCH', 'GET'],
      );
    });
  }
});

describe('Somebody with 500 eligibilities in a tenant of 300 subscriptions', function () {
  this.timeout(60_000);
  const tenant = generateTenant({ users: 300, subscriptions: 300, eligibilities: 1_500, most: 500 });
  const busiest = busiestPerson(tenant) ?? assert.fail();
  let live: Live;
  let person: Person;
  const start = async (pageSize: number | null) => {
    live = await startLive({}, { tenant, knobs: { ...EXACT, azure: { ...EXACT.azure, pageSize } } });
    person = { tenantId: live.person('Alex').tenantId, objectId: busiest.id };
  };
  afterEach(() => live.stop());

  const keys = (roles: readonly ListedRole[]) =>
    new Set(roles.map(({ eligibility }) => targetKey(targetOf(eligibility))));

  it('lists them in six calls, side by side', async () => {
    await start(null);
    await slowDown(live);
    const { roles, missing } = await listRoles(live, person);
    assert.deepEqual([keys(roles).size, roles.length, missing], [500, 500, []]);
    const lines = await traffic(live);
    assert.deepEqual(methods(lines), GETS(6));
    assert.equal(depth(lines), 1);
  });

  it('lists them in six calls and the further pages, where PIM answers in pages', async () => {
    await start(50);
    const { roles } = await listRoles(live, person);
    assert.equal(keys(roles).size, 500);
    const lines = await traffic(live);
    const isFirst = ({ url }: Line) => !/skip/i.test(url);
    assert.equal(lines.filter(isFirst).length, 6);
    const inAzure = roles.filter(({ eligibility }) => eligibility.provider === 'azure-resource').length;
    assert.ok(inAzure > 300);
    assert.equal(lines.length, 6 + Math.ceil(inAzure / 50) - 1);
  });

  it('lists them again and again without keeping what was read', async () => {
    await start(null);
    const heap = async () => {
      await traffic(live);
      collectGarbage();
      return process.memoryUsage().heapUsed;
    };
    for (let round = 0; round < 5; round += 1) await listRoles(live, person);
    const sizes = (await traffic(live)).map(({ responseBody }) => JSON.stringify(responseBody).length);
    const readEachTime = sizes.reduce((sum, size) => sum + size, 0) / 5;
    const before = await heap();
    for (let round = 0; round < 20; round += 1) {
      await listRoles(live, person);
      await traffic(live);
    }
    const grown = (await heap()) - before;
    assert.ok(grown < 5 * readEachTime, `${grown} bytes more after 20 lists of ${readEachTime} bytes`);
  });
});

function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
}
