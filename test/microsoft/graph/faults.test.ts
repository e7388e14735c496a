import assert from 'node:assert/strict';
import { AppError } from '../../../src/core/app-error.ts';
import { isInDoubt, type ScheduleRequest } from '../../../src/pim/index.ts';
import { groupId } from '../../simulator/rig.ts';
import { groupTarget, type LiveGraph, startLiveGraph } from './live-graph.ts';
import { createMatrix } from './matrix.ts';
import { notingCalls, operationsOf } from './noting-calls.ts';
import { OPERATIONS, type Operation } from './operations.ts';

/** What a person is told in the end. */
type Outcome = 'answered' | 'in doubt' | 'unreadable' | 'throttled';

interface Trouble {
  readonly name: string;
  readonly fault: Readonly<Record<string, unknown>>;
  outcome(operation: Operation): Outcome;
  /** Whether PIM did what a write asked for. */
  readonly isDone: boolean;
  /** How often the request reaches Graph. */
  attempts(operation: Operation): number;
}

const TIME_LIMIT_MS = 200;
const passing = ({ isWrite }: Operation): Outcome => (isWrite ? 'in doubt' : 'answered');
const wrong = ({ isWrite }: Operation): Outcome => (isWrite ? 'in doubt' : 'unreadable');
const once = ({ isWrite }: Operation): number => (isWrite ? 1 : 2);
const whileSlow = ({ isWrite, isPatient }: Operation): number => (isWrite || isPatient ? 1 : 2);

const TROUBLES: readonly Trouble[] = [
  {
    name: '429, told when',
    fault: { status: 429, headers: { 'retry-after': '7' } },
    outcome: () => 'answered',
    isDone: true,
    attempts: () => 2,
  },
  { name: '429', fault: { status: 429 }, outcome: () => 'answered', isDone: true, attempts: () => 2 },
  {
    name: '429 for ever',
    fault: { status: 429, times: 0 },
    outcome: () => 'throttled',
    isDone: false,
    attempts: () => 4,
  },
  ...[500, 502, 503, 504].map((status) => ({
    name: String(status),
    fault: { status, body: { error: { code: 'ServiceUnavailable', message: 'Try later.' } } },
    outcome: passing,
    isDone: false,
    attempts: once,
  })),
  { name: 'reset before', fault: { reset: 'before' }, outcome: passing, isDone: false, attempts: once },
  { name: 'reset after', fault: { reset: 'after' }, outcome: passing, isDone: true, attempts: once },
  {
    name: 'HTML',
    fault: {
      status: 200,
      headers: { 'content-type': 'text/html' },
      body: '<html>Please sign in to the network</html>',
    },
    outcome: wrong,
    isDone: false,
    attempts: () => 1,
  },
  {
    name: 'wrong JSON',
    fault: { status: 200, body: { surprise: true } },
    outcome: wrong,
    isDone: false,
    attempts: () => 1,
  },
  { name: 'slow', fault: { delayMs: 1.5 * TIME_LIMIT_MS }, outcome: passing, isDone: true, attempts: whileSlow },
];

/** What was done although its answer was lost is found under the id that was chosen for it, if it is done by then. */
function outcomesOf(trouble: Trouble, operation: Operation): readonly Outcome[] {
  const outcome = trouble.outcome(operation);
  if (!operation.isLookedUp || !trouble.isDone || outcome !== 'in doubt') return [outcome];
  return trouble.name === 'slow' ? ['answered', 'in doubt'] : ['answered'];
}

describe('When Microsoft is in trouble', function () {
  this.timeout(20_000);
  let live: LiveGraph;
  const matrix = createMatrix(
    'operation',
    OPERATIONS.map(({ name }) => name),
    TROUBLES.map(({ name }) => name),
  );
  before(async () => {
    live = await startLiveGraph();
  });
  beforeEach(() => live.reset());
  after(async () => {
    matrix.print();
    await live.stop();
  });

  const outcomeOf = async (work: Promise<unknown>): Promise<Outcome> => {
    try {
      await work;
      return 'answered';
    } catch (error) {
      assert.ok(error instanceof AppError, String(error));
      if (isInDoubt(error)) return 'in doubt';
      if (error.code === 'Throttled') return 'throttled';
      assert.equal(error.code, 'UnreadableAnswer');
      return 'unreadable';
    }
  };

  /** How many requests of an operation reached Microsoft. Those that nobody waits for any more are written down later. */
  async function arrivals({ method, path }: Operation, expected: number): Promise<number> {
    const expression = new RegExp(path);
    for (const started = Date.now(); ; ) {
      const lines = await live.traffic(true);
      const count = lines.filter((line) => line.method === method && expression.test(line.path)).length;
      if (count >= expected || Date.now() - started > 10_000) return count;
    }
  }

  it('every operation of the three providers and of the directory has a row', async () => {
    const called = new Set<string>();
    const noting = notingCalls(live, called);
    for (const operation of OPERATIONS) {
      const prepared = await operation.prepare?.(live);
      await operation.run(noting, live, prepared);
      await live.reset();
    }
    await live.groups.roleDefinitions.list(live.person('Alex'), groupId('PIM Approvers'));
    await live.groups.roleDefinitions.read(live.person('Alex'), groupTarget('PIM Approvers'));
    assert.deepEqual(await live.traffic(), [], 'the two roles of groups are known without asking');
    const without = operationsOf(live).filter((name) => !called.has(name));
    assert.deepEqual(without, ['groups.roleDefinitions.list', 'groups.roleDefinitions.read']);
  });

  for (const trouble of TROUBLES)
    for (const operation of OPERATIONS) {
      const { name, isWrite, isAnswered, method, path, service = 'graph' } = operation;
      if (trouble.name === 'wrong JSON' && !isAnswered) {
        it(`${trouble.name}: ${name} takes any success, for PIM answers it with nothing`, async () => {
          const prepared = await operation.prepare?.(live);
          await live.fault({ service, method, path, ...trouble.fault });
          assert.equal(await outcomeOf(operation.run(live, live, prepared)), 'answered');
          matrix.mark(name, trouble.name, '(any)');
        });
        continue;
      }
      const outcomes = outcomesOf(trouble, operation);
      it(`${trouble.name}: ${name} is ${outcomes.join(' or ')}`, async () => {
        const prepared: ScheduleRequest | undefined = await operation.prepare?.(live);
        if (operation.prepare) await live.traffic();
        await live.fault({ service, method, path, ...trouble.fault });
        const on = trouble.name === 'slow' ? live.connect(TIME_LIMIT_MS) : live;
        const outcome = await outcomeOf(operation.run(on, live, prepared));
        assert.ok(outcomes.includes(outcome), `${outcome}, not ${outcomes.join(' or ')}`);
        const attempts = trouble.attempts(operation);
        assert.equal(await arrivals(operation, attempts), attempts);
        if (trouble.name === '429, told when') assert.ok(live.waits.some((ms) => ms >= 7_000));
        if (isWrite) assert.equal(await operation.isDone?.(live, prepared), trouble.isDone);
        matrix.mark(name, trouble.name, outcome);
      });
    }
});
