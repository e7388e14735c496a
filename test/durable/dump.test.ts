import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError } from '../../src/core/app-error.ts';
import { checkDump } from '../../src/durable/dump/check-dump.ts';
import { linesOf, writeLines } from '../../src/durable/dump/dump-file.ts';
import { restoreDump } from '../../src/durable/dump/restore-dump.ts';
import { writeDump } from '../../src/durable/dump/write-dump.ts';
import type { Storage } from '../../src/durable/storage/storage.ts';
import { databaseKinds, type TestDatabase } from './databases.ts';

const ROWS = 1_203;
/** Whatever JSON, PostgreSQL or a line might trip over. */
const AWKWARD = 'a "quote", \\ back, ünïcode 🦓, \u2028, a new\nline, {"end":true}';

const dumped = async (storage: Storage): Promise<string[]> => {
  const lines: string[] = [];
  await writeDump(storage, new Date(), async (line) => void lines.push(line));
  return lines;
};
/** What was kept: without head and end, which say when. */
const rowsOf = (lines: readonly string[]) => lines.slice(1, -1).toSorted();

async function* each(lines: readonly string[]) {
  yield* lines;
}

const failsWith = (work: Promise<unknown>, code: string, message: RegExp) =>
  assert.rejects(work, (error: unknown) => {
    assert.ok(error instanceof AppError, String(error));
    assert.equal(error.code, code);
    assert.match(error.message, message);
    return true;
  });

/** Several pages of intents, and some of everything else that is easily made. */
async function fill({ db, execute, schema }: Storage): Promise<void> {
  await execute(
    `insert into ${schema}.intents (id, activity_id, actor, wish, intent, state, owner, outcome, answer_id, recorded_at)
     select gen_random_uuid(), n::text, 'a', n::text, jsonb_build_object('n', n, 'what', $1::text), 'answered', null,
       '{"kind":"answered","big":12345678901234567890.5}', null, timestamptz '2026-11-26 15:01:49.123456+00' + n * interval '1 s'
     from generate_series(1, ${ROWS}) n`,
    [AWKWARD],
  );
  await db
    .insertInto('conversations')
    .values({
      conversation_id: AWKWARD,
      tenant_id: randomUUID(),
      service_url: 'https://smba.trafficmanager.net/emea/',
      kind: 'channel',
      person_id: null,
      member_id: null,
      name: AWKWARD,
      team_id: null,
      team_name: null,
      dead: null,
      locale: null,
      zone: null,
      changed_at: new Date(),
    })
    .execute();
  for (const key of ['x', 'y'])
    await db
      .insertInto('single_uses')
      .values({ key, owner: 'a', value: '{}', expires_at: new Date(), taken_at: null })
      .execute();
}

const kinds = await databaseKinds();
for (const from of kinds)
  for (const to of kinds) {
    if (from === to && kinds.length > 1) continue;
    describe(`A dump of ${from.name} restored in ${to.name}`, function () {
      this.timeout(60_000);
      let source: TestDatabase;
      let target: TestDatabase;
      let kept: Storage;
      let empty: Storage;
      let lines: string[];
      before(async () => {
        source = await from.make();
        target = await to.make();
        kept = await source.open();
        empty = await target.open();
        await fill(kept);
        lines = await dumped(kept);
      });
      after(async () => {
        for (const storage of [kept, empty]) await storage?.close();
        for (const database of [source, target]) await database?.drop();
      });

      it('that was cut off, changed or made by another version is refused, and nothing is changed', async () => {
        const refuses = async (spoilt: readonly string[], why: RegExp) => {
          await failsWith(checkDump(each(spoilt)), 'DumpUnusable', why);
        };
        const [head = '', ...others] = lines;
        await refuses(lines.slice(0, -1), /its end is missing/);
        await refuses([], /its end is missing/);
        await refuses(lines.toSpliced(5, 1), /changed after it was written/);
        await refuses([head, ...others.map((line) => line.replace('answered', 'failed'))], /changed after/);
        await refuses([...lines, lines[1] ?? ''], /something follows its end/);
        await refuses(['no dump', ...others], /does not begin as one/);
        await refuses([head.replace('"version":1', '"version":2'), ...others], /a newer program made it \(version 2\)/);
        await refuses([head.replace('0001-first-stores', '9999-future'), ...others], /newer program.*9999-future/);
        await refuses(
          [head.replace('}', ',"queue":3}'), ...others],
          /queue is that of an older program \(pg-boss tables 3, here \d+\).*Restore it with that version/,
        );
        await refuses([head.replace('}', ',"queue":999}'), ...others], /queue is that of a newer program/);
        await refuses([head.replace('"0001-first-stores",', ''), ...others], /older program.*0001-first-stores/);
      });

      it('that fails on the way leaves the database empty', async () => {
        const last = lines.at(-2) ?? '';
        await assert.rejects(restoreDump(empty, each([...lines.slice(0, -1), last, ...lines.slice(-1)])));
        await assert.rejects(
          restoreDump(empty, each([...lines, '{"table":"nonsense","row":{}}'])),
          /knows no "nonsense"/,
        );
        assert.equal((await empty.db.selectFrom('intents').select('id').execute()).length, 0);
      });

      it('is the same again, letter by letter', async () => {
        const { end } = await checkDump(each(lines));
        assert.equal(end.tables.intents, ROWS);
        await restoreDump(empty, each(lines));
        assert.deepEqual(rowsOf(await dumped(empty)), rowsOf(lines));
      });

      it('is not put over what is there', () =>
        failsWith(
          restoreDump(empty, each(lines)),
          'DatabaseNotEmpty',
          /holds something already.*nothing was restored/,
        ));

      it('goes on with its numbers', async () => {
        const { place } = await empty.db
          .insertInto('single_uses')
          .values({ key: 'z', owner: 'a', value: '{}', expires_at: new Date(), taken_at: null })
          .returning('place')
          .executeTakeFirstOrThrow();
        assert.equal(Number(place), 3);
      });
    });
  }

describe('The file of a dump', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pim-bot-dump-'));
  });
  after(() => rm(folder, { recursive: true, force: true }));
  const lines = Array.from({ length: 5_000 }, (_, n) => `${n} ${AWKWARD.replaceAll('\n', ' ')}`);
  const read = async (path: string) => {
    const found: string[] = [];
    for await (const line of linesOf(path)) found.push(line);
    return found;
  };
  const write = (path: string) =>
    writeLines(path, async (put) => {
      for (const line of lines) await put(line);
    });

  for (const name of ['dump.jsonl', 'dump.jsonl.gz'])
    it(`${name} is for its owner alone and reads as it was written`, async () => {
      const path = join(folder, name);
      await write(path);
      assert.equal((await stat(path)).mode & 0o777, 0o600);
      assert.deepEqual(await read(path), lines);
      await failsWith(write(path), 'DumpNotWritten', /EEXIST.*Name a new file/);
    });

  it('is gone where it could not be finished', async () => {
    const path = join(folder, 'broken.gz');
    const broken = writeLines(path, async (put) => {
      await put('one');
      throw new Error('the database is gone');
    });
    await assert.rejects(broken, /the database is gone/);
    await assert.rejects(stat(path), /ENOENT/);
  });

  it('that is cut off or not there is told', async () => {
    const path = join(folder, 'cut.gz');
    await writeFile(path, (await readFile(join(folder, 'dump.jsonl.gz'))).subarray(0, 200));
    await failsWith(read(path), 'DumpUnusable', /cut\.gz cannot be read/);
    await failsWith(read(join(folder, 'nowhere')), 'DumpUnusable', /nowhere cannot be read \(ENOENT/);
    await failsWith(read(join(folder, 'nowhere.gz')), 'DumpUnusable', /nowhere\.gz cannot be read \(ENOENT/);
  });
});
