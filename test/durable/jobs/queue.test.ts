import assert from 'node:assert/strict';
import { AsyncLocalStorage } from 'node:async_hooks';
import { readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import type { JobCounts } from '../../../src/durable/jobs/count-jobs.ts';
import type { JobRun } from '../../../src/durable/jobs/task.ts';
import { queueSchema } from '../../../src/durable/storage/storage.ts';
import { databaseKinds } from '../databases.ts';
import { type JobRig, makeJobRig, type Worker } from './job-rig.ts';

const MINUTE = 60_000;
const TASK = 'follow-request';

for (const kind of await databaseKinds())
  describe(`Work that waits, on ${kind.name}`, () => {
    let rig: JobRig;
    beforeEach(async () => {
      rig = await makeJobRig(kind);
    });
    afterEach(() => rig.end());

    const put = ({ jobs }: Worker, followId: string, minutes = 0, key?: string) =>
      jobs.queue.put(TASK, { followId }, { due: new Date(rig.now().getTime() + minutes * MINUTE), key });
    const counts = async ({ jobs }: Worker): Promise<JobCounts | undefined> => (await jobs.look()).tasks[TASK];
    const started = async (options?: Parameters<JobRig['worker']>[0]) => {
      const worker = await rig.worker(options);
      worker.jobs.start();
      return worker;
    };

    it('is done at once when it is due, and is gone after', async () => {
      const worker = await started();
      await put(worker, 'a');
      await until(async () => (await counts(worker))?.waiting === 0 && worker.begun.length === 1);
      await until(async () => (await worker.jobs.look()).running === 0);
      assert.deepEqual(await left(rig), { keys: 0, running: 0, jobs: 0 });
    });

    it('is no part of the turn that put another one: a turn run again must not answer with its messages', async () => {
      const turn = new AsyncLocalStorage<string>();
      const seen: unknown[] = [];
      const worker = await started({ run: async () => void seen.push(turn.getStore()) });
      await turn.run('of Alex', () => put(worker, 'now', 0));
      await until(() => worker.begun.length === 1);
      assert.deepEqual(seen, [undefined]);
    });

    it('waits for its time, which is the moved clock’s, and what became due is begun when the move is answered', async () => {
      const worker = await started();
      await put(worker, 'tomorrow', 24 * 60);
      await rig.advance(23 * 60 * MINUTE);
      assert.deepEqual(worker.begun, []);
      await rig.advance(61 * MINUTE);
      assert.deepEqual(worker.begun, ['tomorrow']);
    });

    it('is begun in the order in which it became due, not in that in which it was put', async () => {
      const worker = await started({ policy: { atOnce: 2 } });
      for (const minutes of [30, 10, 50, 20, 40]) await put(worker, `${minutes}`, minutes);
      await rig.advance(60 * MINUTE);
      assert.deepEqual(worker.begun, ['10', '20', '30', '40', '50']);
    });

    it('waits once under a key: the last word counts, also when many put it at the same time', async () => {
      const worker = await started();
      await put(worker, 'first', 10, 'k');
      await put(worker, 'second', 20, 'k');
      await put(worker, 'other', 20, 'l');
      await rig.advance(15 * MINUTE);
      assert.deepEqual(worker.begun, []);
      await rig.advance(6 * MINUTE);
      assert.deepEqual([...worker.begun].sort(), ['other', 'second']);
      await Promise.all(Array.from({ length: 12 }, (_, index) => put(worker, `${index}`, 5, 'k')));
      assert.equal((await counts(worker))?.waiting, 1);
      await rig.advance(6 * MINUTE);
      assert.equal(worker.begun.length, 3);
    });

    it('can be withdrawn; of what is not there nothing is said', async () => {
      const worker = await started();
      await put(worker, 'a', 10, 'k');
      await worker.jobs.queue.withdraw(TASK, 'k');
      await worker.jobs.queue.withdraw(TASK, 'k');
      await rig.advance(20 * MINUTE);
      assert.deepEqual(worker.begun, []);
      assert.deepEqual(await left(rig), { keys: 0, running: 0, jobs: 0 });
    });

    it('may put itself again from its own run: a watcher', async () => {
      const worker: Worker = await started({
        run: (followId) => put(worker, `${Number(followId) + 1}`, 10, 'k'),
      });
      await put(worker, '0', 10, 'k');
      for (let times = 0; times < 3; times += 1) {
        await rig.advance(11 * MINUTE);
        await until(async () => (await worker.jobs.look()).running === 0);
      }
      assert.deepEqual(worker.begun, ['0', '1', '2']);
    });

    it('of one key is done by one at a time, also where it is put again while it runs', async () => {
      const held = gate();
      let atOnce = 0;
      let most = 0;
      const run = async () => {
        atOnce += 1;
        most = Math.max(most, atOnce);
        await held.opened;
        atOnce -= 1;
      };
      const one = await started({ run });
      const other = await started({ run });
      await put(one, 'a', 0, 'k');
      await until(() => one.begun.length + other.begun.length === 1);
      await put(one, 'b', 0, 'k');
      await rig.advance(MINUTE);
      assert.equal(one.begun.length + other.begun.length, 1);
      held.open();
      await until(() => one.begun.length + other.begun.length === 2);
      assert.equal(most, 1);
    });

    it('that failed is tried again after a pause that grows, by the moved clock, and tells what it was', async () => {
      const worker = await started({
        run: async (followId, { attempt }) => {
          if (attempt < 3) throw Object.assign(new Error(`no network for ${followId}`), { code: 'ECONNRESET' });
        },
      });
      await put(worker, 'a', 0, 'k');
      await until(async () => (await counts(worker))?.waiting === 1 && worker.begun.length === 1);
      await rig.advance(MINUTE / 2);
      assert.equal(worker.begun.length, 1, 'one minute at least has to pass');
      await rig.advance(2 * MINUTE);
      assert.equal(worker.begun.length, 2);
      await until(async () => (await counts(worker))?.waiting === 1);
      await rig.advance(1.5 * MINUTE);
      assert.equal(worker.begun.length, 2, 'now it is two minutes at least');
      await rig.advance(4 * MINUTE);
      assert.equal(worker.begun.length, 3);
      await until(async () => (await worker.jobs.look()).running === 0);
      assert.deepEqual(await left(rig), { keys: 0, running: 0, jobs: 0 });
      const [line, next] = worker.log.filter(({ level }) => level === 'warn');
      assert.ok(line);
      const { task, key, attempt, attempts, errorCode, reason, message } = line;
      assert.deepEqual(
        { task, key, attempt, attempts, errorCode, reason, message },
        {
          task: TASK,
          key: 'k',
          attempt: 1,
          attempts: 3,
          errorCode: 'ECONNRESET',
          reason: 'no network for a',
          message: 'a job failed and is tried again',
        },
      );
      assert.equal(next?.attempt, 2);
      assert.match(String(line?.job), /^[0-9a-f-]{36}$/);
      assert.equal(typeof line?.durationMs, 'number');
    });

    it('that fails every time is among the dead letters, and its key is free again', async () => {
      const worker = await started({
        run: async (followId) => {
          if (followId === 'a') throw new Error('no, with Bearer abc.def');
        },
      });
      await put(worker, 'a', 0, 'k');
      for (let times = 1; times <= 3; times += 1) {
        await until(async () => worker.begun.length === times && (await worker.jobs.look()).running === 0);
        await rig.advance(60 * MINUTE);
      }
      assert.equal(worker.begun.length, 3);
      assert.deepEqual(await counts(worker), { waiting: 0, due: 0, deadLetters: 1 });
      const line = worker.log.find(({ level }) => level === 'error');
      assert.equal(line?.attempt, 3);
      assert.match(String(line?.message), /dead letters/);
      const [letter] = await deadLetters(rig);
      assert.deepEqual(letter?.data, { followId: 'a' });
      assert.equal(letter?.output.code, 'Unexpected');
      assert.equal(letter?.output.message, 'no, with Bearer ***');
      await put(worker, 'b', 0, 'k');
      await until(() => worker.begun.at(-1) === 'b');
    });

    it('whose payload is not one of its task is never begun: it is a dead letter at once, and says why', async () => {
      const worker = await started();
      await worker.jobs.queue.put(TASK, { followId: 7, more: true } as never);
      await until(async () => (await counts(worker))?.deadLetters === 1);
      assert.deepEqual(worker.begun, []);
      const line = worker.log.find(({ level }) => level === 'error');
      assert.equal(line?.errorCode, 'BadPayload');
      assert.match(String(line?.reason), /"follow-request" takes: followId: .*expected string/);
    });

    it('of a task that nobody does is refused when it is put', async () => {
      const worker = await started();
      await assert.rejects(worker.jobs.queue.put('tidy', {}), { code: 'UnknownTask' });
    });

    it('is done once by two programs that share it', async () => {
      const one = await started({ policy: { atOnce: 3 } });
      const other = await started({ policy: { atOnce: 3 } });
      const ids = Array.from({ length: 60 }, (_, index) => `${index}`);
      await Promise.all(ids.map((id) => put(one, id, 1)));
      await rig.advance(2 * MINUTE);
      await until(async () => (await left(rig))?.jobs === 0);
      assert.deepEqual([...one.begun, ...other.begun].sort(), [...ids].sort());
    });

    it('that ran when the bot stopped finishes, or goes back and is done by the next, its attempt not counted', async () => {
      const held = gate();
      const seen: number[] = [];
      const run = async (followId: string, { attempt, signal }: JobRun) => {
        seen.push(attempt);
        if (followId === 'slow') await new Promise((resolve) => signal.addEventListener('abort', resolve));
        else await held.opened;
      };
      const one = await started({ run });
      await put(one, 'quick');
      await put(one, 'slow', 0, 'k');
      await until(() => one.begun.length === 2);
      const stopping = one.jobs.stop(300);
      held.open();
      await stopping;
      assert.deepEqual(await left(rig), { keys: 1, running: 0, jobs: 1 });
      await put(one, 'later');
      await wait(50);
      assert.equal(one.begun.length, 2, 'who has stopped begins nothing');
      const attempts: number[] = [];
      const other = await started({ run: async (_followId, { attempt }) => void attempts.push(attempt) });
      await until(() => other.begun.length === 2);
      assert.deepEqual([...other.begun].sort(), ['later', 'slow']);
      assert.deepEqual([...seen, ...attempts], [1, 1, 1, 1]);
    });

    it('that takes longer than it may is stopped and tried again', async () => {
      const worker = await started({
        policy: { timeLimitS: 0.05 },
        run: (_followId, { signal }) => new Promise((resolve) => signal.addEventListener('abort', () => resolve())),
      });
      await put(worker, 'a');
      await until(() => worker.log.some(({ errorCode }) => errorCode === 'JobOutOfTime'));
      await until(async () => (await counts(worker))?.waiting === 1);
    });

    for (const [how, lease, owner] of [
      ['that fell silent', "- interval '1 s'", 'null::uuid'],
      ['that is known to be dead, however long its lease lasts', "+ interval '1 hour'", 'gen_random_uuid()'],
    ] as const)
      it(`of a program ${how}, comes back, and the loss counts as an attempt`, async () => {
        const killed = await started({ run: () => new Promise(() => undefined) });
        await put(killed, 'a', 0, 'k');
        await until(() => killed.begun.length === 1);
        await killed.jobs.stop(0);
        // As the kill leaves it: taken, and nobody does it.
        await sql`update ${jobsOf(rig)} set state = 'active', started_on = now() where name = ${TASK}`.execute(
          rig.storage.db,
        );
        const taken = sql`${TASK}, 'k', gen_random_uuid(), clock_timestamp() ${sql.raw(lease)}, ${sql.raw(owner)}`;
        await sql`insert into ${running(rig)} (task, key, claim, leased_until, owner, job_id)
        select ${taken}, id from ${jobsOf(rig)} where name = ${TASK}`.execute(rig.storage.db);
        if (!rig.storage.isShared) await rig.reopen();
        const attempts: number[] = [];
        const other = await started({ run: async (_followId, { attempt }) => void attempts.push(attempt) });
        await until(() => other.log.some(({ errorCode }) => errorCode === 'WorkerLost'));
        await rig.advance(3 * MINUTE);
        await until(() => other.begun.length === 1);
        assert.deepEqual(attempts, [2]);
        await until(async () => (await left(rig))?.jobs === 0);
      });

    it('of a program that lives stays with it for as long as it takes', async () => {
      const held = gate();
      const one = await started({ run: () => held.opened });
      const other = await started({ run: () => held.opened });
      await put(one, 'a');
      await until(() => one.begun.length + other.begun.length === 1);
      // The queue's own time limits do not count: an hour by the clock is a moment for who works.
      await rig.advance(30 * 60 * MINUTE);
      assert.equal(one.begun.length + other.begun.length, 1);
      held.open();
      await until(async () => (await left(rig))?.jobs === 0);
      assert.equal(one.begun.length + other.begun.length, 1);
    });

    it('that is a dead letter is done after all when somebody puts it back as docs/storage.md says', async () => {
      let isMended = false;
      const worker = await started({
        policy: { attempts: 1 },
        run: async () => {
          if (!isMended) throw new Error('broken');
        },
      });
      await put(worker, 'a', 0, 'k');
      await until(async () => (await counts(worker))?.deadLetters === 1);
      const [, documented = ''] =
        /-- again.*\n(update [\s\S]*?);/.exec(await readFile('docs/storage.md', 'utf8')) ?? [];
      const again = documented.replace('pim_queue', queueSchema(rig.storage.schema)).replace("id = '…'", 'true');
      assert.match(again, /^update pim/);
      const doAgain = () => rig.storage.execute(again);
      await doAgain();
      await until(async () => worker.begun.length === 5 && (await counts(worker))?.deadLetters === 1);
      isMended = true;
      await doAgain();
      await until(async () => worker.begun.length === 6 && (await worker.jobs.look()).running === 0);
      assert.deepEqual(await counts(worker), { waiting: 0, due: 0, deadLetters: 0 });
    });
  });

const jobsOf = ({ storage }: JobRig) => sql.id(queueSchema(storage.schema), 'job');
const running = ({ storage }: JobRig) => sql.id(storage.schema, 'running_jobs');

interface Left {
  readonly keys: number;
  readonly running: number;
  readonly jobs: number;
}

/** Rows that would stay for ever. */
async function left(rig: JobRig): Promise<Left | undefined> {
  const { storage } = rig;
  const { rows } = await sql<Left>`select
    (select count(*)::int from ${sql.id(storage.schema, 'task_keys')}) as keys,
    (select count(*)::int from ${running(rig)}) as running,
    (select count(*)::int from ${sql.id(queueSchema(storage.schema), 'job')} where state < 'completed') as jobs`.execute(
    storage.db,
  );
  return rows[0];
}

interface DeadLetter {
  readonly data: unknown;
  readonly output: Record<string, unknown>;
}

async function deadLetters({ storage }: JobRig): Promise<readonly DeadLetter[]> {
  const jobs = sql.id(queueSchema(storage.schema), 'job');
  return (await sql<DeadLetter>`select data, output from ${jobs} where name = ${`dead-${TASK}`}`.execute(storage.db))
    .rows;
}

/** What is held until it is opened. */
function gate() {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
}

/** Waits for a state. */
async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  const giveUpAt = Date.now() + 12_000;
  while (!(await isSo())) {
    assert.ok(Date.now() < giveUpAt, 'it never came to be');
    await wait(20);
  }
}
