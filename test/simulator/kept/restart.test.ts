import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type StartedProcess, startSimulatorProcess } from '../../stand-ins/sandbox-process.ts';
import { at, WEB } from '../arm/arm-rig.ts';
import { forDuration, R, roleAsk } from '../asks.ts';
import { handsOn } from '../rig.ts';
import { castOf, liveThrough, readAll } from './long-trial.ts';

describe('A simulator with --data', function () {
  this.timeout(120_000);
  let dir = '';
  before(async () => {
    dir = await mkdtemp(join(tmpdir(), 'pim-bot-kept-'));
  });
  after(() => rm(dir, { recursive: true, force: true }));

  const running: StartedProcess[] = [];
  const start = async (folder = dir) => {
    const started = await startSimulatorProcess(['--port', '0', '--data', folder]);
    running.push(started);
    return started;
  };
  afterEach(async () => {
    for (const one of running.splice(0)) await one.stop('SIGKILL');
  });

  it('reads the same when it was killed and started again: activations, what waits, policies, alerts, the moved clock', async () => {
    const first = await start();
    const hands = handsOn(first.ready);
    const cast = await castOf(hands);
    const untouched = await readAll(hands, cast);
    const pending = await liveThrough(hands, cast);
    const before = await readAll(hands, cast);
    assert.notDeepEqual(before, untouched);
    const { body: token } = await hands.control('tokens', { user: 'alexw@contoso.example', resource: 'graph' });
    const clock = Date.parse((await hands.control('clock')).body.now) - Date.now();
    assert.equal(await first.stop('SIGKILL'), null);

    const second = await start();
    const again = handsOn(second.ready);
    const castAgain = await castOf(again);
    const after = await readAll(again, castAgain);
    for (const [path, answer] of Object.entries(before)) assert.deepEqual(after[path], answer, path);
    assert.equal(Object.keys(after).length, Object.keys(before).length);
    const clockAgain = Date.parse((await again.control('clock')).body.now) - Date.now();
    assert.ok(Math.abs(clockAgain - clock) < 1_000, `the clock is ${clockAgain - clock} ms off`);
    assert.ok(clock > 2 * 3_600_000);
    const mine = await fetch(
      `${second.ready}/graph${R}/roleAssignmentScheduleInstances/filterByCurrentUser(on='principal')`,
      {
        headers: { authorization: `Bearer ${token.accessToken}` },
      },
    );
    assert.equal(mine.status, 200, 'a token from before the restart is good');

    const step = `/beta/roleManagement/directory/roleAssignmentApprovals/${pending.role}/steps/${pending.role}`;
    const approved = await castAgain.megan.patch(step, { reviewResult: 'Approve', justification: 'fine' });
    assert.equal(approved.status, 204, JSON.stringify(approved.body));
    const { body } = await castAgain.alex.get(`${R}/roleAssignmentScheduleRequests/${pending.role}`);
    assert.equal(body.status, 'Provisioned');
    const azure = await castAgain.azure.adele.get(at(WEB, `roleAssignmentScheduleRequests/${pending.azure}`));
    assert.equal(azure.body.properties?.status, 'PendingApproval', JSON.stringify(azure.body));

    // What is refused for being there already shows that checks know of it, too.
    const once = roleAsk('selfActivate', castAgain.alex.id, 'User Administrator', forDuration('PT1H'));
    const twice = await castAgain.alex.post(`${R}/roleAssignmentScheduleRequests`, once);
    assert.equal(twice.body.error.code, 'RoleAssignmentExists');
    assert.equal(await second.stop(), 0);
  });

  it('is as at the start after a reset, and that is kept, too', async () => {
    const first = await start();
    const hands = handsOn(first.ready);
    const { status } = await hands.control('reset', {});
    assert.equal(status, 200);
    const cast = await castOf(hands);
    const fresh = await readAll(hands, cast);
    const { body: active } = await cast.alex.get(
      `${R}/roleAssignmentScheduleInstances/filterByCurrentUser(on='principal')`,
    );
    assert.ok(active.value.every(({ assignmentType }: { assignmentType: string }) => assignmentType === 'Assigned'));
    await first.stop('SIGKILL');
    const second = await start();
    const again = handsOn(second.ready);
    const after = await readAll(again, await castOf(again));
    for (const [path, answer] of Object.entries(fresh)) assert.deepEqual(after[path], answer, path);
    const { body: clock } = await again.control('clock');
    assert.ok(Math.abs(Date.parse(clock.now) - Date.now()) < 5_000, 'the clock shows real time again');
    await second.stop();
  });

  it('refuses a folder that another simulator uses, and says which', async () => {
    const first = await start();
    try {
      await assert.rejects(
        start(),
        /ended with 1: .*pim-bot-kept-\w+\/simulator is in use by process \d+\. Stop that one/,
      );
      assert.equal((await fetch(`${first.ready}/control/tenant`)).status, 200);
    } finally {
      await first.stop();
    }
  });

  it('loses nothing that it answered, whenever it is killed', async () => {
    const folder = join(dir, 'killed');
    const kept = new Set<string>();
    for (const killAfter of [1, 7, 23, 60]) {
      const simulator = await start(folder);
      const hands = handsOn(simulator.ready);
      const adele = await hands.as('Adele');
      const { body } = await adele.get(`${R}/roleEligibilityScheduleRequests?$top=999`);
      const known = new Set(body.value.map(({ id }: { id: string }) => id));
      for (const id of kept) assert.ok(known.has(id), `${id} was answered and is gone`);
      let answered = 0;
      let ended: Promise<number | null> | undefined;
      const writeOn = async () => {
        for (let turn = 0; ended === undefined; turn += 1) {
          const action = turn % 2 === 0 ? 'adminAssign' : 'adminRemove';
          const ask = roleAsk(action, adele.id, 'Reports Reader', turn % 2 === 0 ? forDuration('P10D') : {});
          const reply = await adele.post(`${R}/roleEligibilityScheduleRequests`, ask).catch(() => undefined);
          if (reply?.status === 201) {
            kept.add(reply.body.id);
            answered += 1;
          }
          if (answered >= killAfter) ended ??= simulator.stop('SIGKILL');
        }
      };
      await writeOn();
      await ended;
    }
    assert.ok(kept.size >= 91);
    const last = await start(folder);
    const adele = await handsOn(last.ready).as('Adele');
    for (const id of kept)
      assert.equal((await adele.get(`${R}/roleEligibilityScheduleRequests/${id}`)).status, 200, `${id} is gone`);
    await last.stop();
  });
});
