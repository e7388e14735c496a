import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { appendFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger } from '../../../src/core/logger.ts';
import { createSimulator, type SimulatorOptions } from '../../../src/simulator/simulator.ts';
import contoso from '../../../src/simulator/tenant/contoso.json' with { type: 'json' };
import type { TenantFile } from '../../../src/simulator/tenant/schema.ts';
import { forDuration, R, roleAsk } from '../asks.ts';
import { handsOn, personId } from '../rig.ts';

const other = { ...contoso, displayName: 'Fabrikam' } as TenantFile;

describe('The folder of --data', () => {
  let dir = '';
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'pim-bot-data-'));
  });
  afterEach(() => rm(dir, { recursive: true, force: true }));

  const journal = () => join(dir, 'simulator', 'journal.ndjson');
  const open = (options: Partial<SimulatorOptions> = {}) =>
    createSimulator({ data: dir, logger: createLogger('simulator', 'silent'), ...options });

  /** Runs one over the folder and stops it again. */
  async function run(
    work: (url: string) => Promise<unknown> = async () => undefined,
    options: Partial<SimulatorOptions> = {},
  ): Promise<void> {
    const simulator = open(options);
    const url = await simulator.start(0);
    try {
      await work(url);
    } finally {
      await simulator.stop();
    }
  }

  /** Isaiah becomes eligible for a role; the id of the request. */
  async function assign(url: string, role = 'Reports Reader'): Promise<string> {
    const adele = await handsOn(url).as('Adele');
    const ask = roleAsk('adminAssign', personId('Isaiah'), role, forDuration('P10D'));
    const { status, body } = await adele.post(`${R}/roleEligibilityScheduleRequests`, ask);
    assert.equal(status, 201, JSON.stringify(body));
    return body.id;
  }

  const statusOf = async (url: string, id: string) =>
    (await (await handsOn(url).as('Adele')).get(`${R}/roleEligibilityScheduleRequests/${id}`)).status;

  it('is made where there is none, holds nothing but ours beside others’, and is not for other users of the machine', async () => {
    dir = join(dir, 'deep', 'er');
    await mkdir(join(dir, 'bot'), { recursive: true });
    await run(async () => {
      assert.deepEqual((await readdir(join(dir, 'simulator'))).sort(), ['journal.ndjson', 'owner.json']);
    });
    assert.deepEqual(await readdir(join(dir, 'simulator')), ['journal.ndjson']);
    assert.deepEqual((await readdir(dir)).sort(), ['bot', 'simulator']);
  });

  it('loses half a line at the end, which nobody saw answered, and nothing else', async () => {
    let id = '';
    await run(async (url) => {
      id = await assign(url);
    });
    const whole = await readFile(journal(), 'utf8');
    const lines = whole.split('\n');
    await appendFile(journal(), (lines.at(-2) ?? '').slice(0, 50));
    let next = '';
    await run(async (url) => {
      assert.equal(await statusOf(url, id), 200);
      next = await assign(url, 'Security Reader');
    });
    await run(async (url) => {
      assert.deepEqual([await statusOf(url, id), await statusOf(url, next)], [200, 200]);
    });
    assert.ok((await readFile(journal(), 'utf8')).startsWith(whole));
  });

  it('goes on wherever a kill cut it off', async () => {
    await run(async (url) => {
      await assign(url);
      await assign(url, 'Security Reader');
    });
    const whole = await readFile(journal());
    const begun = whole.indexOf('\n') + 1;
    for (let cut = begun; cut <= whole.length; cut += 97) {
      await writeFile(journal(), whole.subarray(0, cut));
      await run();
    }
  });

  const spoilings: readonly (readonly [what: string, change: (lines: string[]) => string[], expected: RegExp])[] = [
    ['is empty', () => [], /journal\.ndjson cannot be read at line 1: it ends too early/],
    ['is something else', () => ['{"name":"pim-bot"}', ''], /at line 1: it is no data of the simulator/],
    ['is no JSON', () => ['hello', ''], /at line 1: .*JSON/],
    [
      'is of a later version',
      ([first = '', ...rest]) => [first.replace('"version":1', '"version":2'), ...rest],
      /at line 1: it was written by another version of the simulator/,
    ],
    ['has lost a line', ([first = '', , ...rest]) => [first, ...rest], /at line 2: it is number 2, and 1 was expected/],
    [
      'has a line twice',
      ([first = '', second = '', ...rest]) => [first, second, second, ...rest],
      /at line 3: it is number 1/,
    ],
    [
      'has a torn line in the middle',
      ([first = '', second = '', ...rest]) => [first, second.slice(9), ...rest],
      /at line 2: /,
    ],
    [
      'tells of something unknown',
      ([first = '', , ...rest]) => [first, '{"n":1,"change":{"part":"weather"}}', ...rest],
      /cannot go on from line 2: nothing is known of "weather"/,
    ],
    [
      'tells of nothing that can be',
      ([first = '', , ...rest]) => [
        first,
        '{"n":1,"change":{"part":"roles","event":{"type":"cancelled","requestId":"x","at":{"$date":"2026-11-24T08:00:00Z"}}}}',
        ...rest,
      ],
      /cannot go on from line 2: There is no request "x"/,
    ],
  ];
  for (const [what, change, expected] of spoilings)
    it(`is left as it is and refused when it ${what}`, async () => {
      await run(async (url) => {
        await assign(url);
        await assign(url, 'Security Reader');
      });
      const lines = (await readFile(journal(), 'utf8')).split('\n');
      const spoiled = change(lines).join('\n');
      await writeFile(journal(), spoiled);
      await assert.rejects(run(), (error: unknown) => {
        assert.ok(error instanceof Error && error.name === 'DataFolderError', String(error));
        assert.match(error.message, expected);
        assert.match(error.message, /Nothing was changed there\. Put back a copy that is whole/);
        return true;
      });
      assert.equal(await readFile(journal(), 'utf8'), spoiled);
      assert.deepEqual(await readdir(join(dir, 'simulator')), ['journal.ndjson'], 'it is not in use');
    });

  it('is refused when somebody else’s things are in it', async () => {
    await mkdir(join(dir, 'simulator'));
    await writeFile(join(dir, 'simulator', 'holiday.jpg'), 'sea');
    await assert.rejects(run(), /holds "holiday\.jpg", which is not the simulator's\. Nothing was changed there/);
    assert.deepEqual(await readdir(join(dir, 'simulator')), ['holiday.jpg']);
  });

  it('is refused when it is a file', async () => {
    dir = join(dir, 'notes.txt');
    await writeFile(dir, 'hello');
    await assert.rejects(run(), /cannot be used to keep data: .* Give --data a folder that may be written to/);
    assert.equal(await readFile(dir, 'utf8'), 'hello');
  });

  it('keeps its tenant: another one is refused, none or the same goes on', async () => {
    await run(undefined, { tenant: other });
    await assert.rejects(
      run(undefined, { tenant: contoso as TenantFile }),
      /keeps another tenant than .* --tenant names/,
    );
    await run(undefined, { tenant: structuredClone(other) });
    await run(async (url) => {
      const alex = await handsOn(url).as('Alex');
      assert.equal((await alex.get('/v1.0/me')).status === 401, false);
    });
    const [first = ''] = (await readFile(journal(), 'utf8')).split('\n');
    assert.equal(JSON.parse(first).tenant.displayName, 'Fabrikam');
  });

  it('belongs to one simulator at a time', async () => {
    await run(async () => {
      await assert.rejects(run(), new RegExp(`is in use by process ${process.pid}\\. Stop that one`));
    });
    await run();
  });

  it('is taken over from a process that is gone, also when another one has its number', async () => {
    await run();
    const dead = spawnSync(process.execPath, ['--version']).pid;
    for (const owner of [
      { id: 'x', pid: dead, began: '1' },
      { id: 'x', pid: process.pid, began: '1' },
      { half: 'written' },
    ]) {
      await writeFile(join(dir, 'simulator', 'owner.json'), JSON.stringify(owner));
      await run();
    }
  });

  it('goes on with the clock where it stood, for the same simulator and for another one', async () => {
    const simulator = open({ startedAt: new Date('2026-11-24T08:00:00Z') });
    const url = await simulator.start(0);
    const { body } = await handsOn(url).control('clock');
    assert.match(body.now, /^2026-11-24T08:00/);
    await simulator.stop();
    await handsOn(await simulator.start(0)).control('clock', { advance: 'P1D' });
    await simulator.stop();
    await run(async (again) => {
      assert.match((await handsOn(again).control('clock')).body.now, /^2026-11-25T08:0/);
    });
  });
});
