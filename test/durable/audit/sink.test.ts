import assert from 'node:assert/strict';
import { appendFile, chmod, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { appendRecord } from '../../../src/durable/audit/chain/append-record.ts';
import { verifyTrail } from '../../../src/durable/audit/chain/verify-trail.ts';
import type { AuditSink } from '../../../src/durable/audit/sink/audit-sink.ts';
import { openFileSink } from '../../../src/durable/audit/sink/file-sink.ts';
import { createSinkFeed, type SinkFeed } from '../../../src/durable/audit/sink/sink-feed.ts';
import { streamSink } from '../../../src/durable/audit/sink/stream-sink.ts';
import type { Storage } from '../../../src/durable/storage/storage.ts';
import { databaseKinds, silent, type TestDatabase } from '../databases.ts';
import { emptyTrail } from './empty-trail.ts';
import { entry } from './sample-trail.ts';

/** A user who owns nothing. */
const NOBODY = 65_534;

for (const kind of await databaseKinds())
  describe(`The sink of the audit trail in ${kind.name}`, function () {
    this.timeout(120_000);
    let database: TestDatabase;
    let storage: Storage;
    let folder: string;
    let file: string;
    const feeds: SinkFeed[] = [];

    const happens = async (...texts: string[]) => {
      for (const text of texts)
        await storage.db
          .transaction()
          .execute((transaction) => appendRecord(transaction.withSchema(storage.schema), entry(text)));
    };
    const feed = (sink: AuditSink, more = {}): SinkFeed => {
      const made = createSinkFeed({ storage, sink, logger: silent, pausesMs: [1], ...more });
      feeds.push(made);
      return made;
    };
    const given = async (sink: AuditSink) => {
      const one = feed(sink);
      one.grown();
      await one.stop();
    };
    const textsIn = (lines: string): string[] =>
      lines.split('\n').flatMap((line) => {
        try {
          return [JSON.parse(line).justification];
        } catch {
          return [];
        }
      });
    const written = async () => textsIn(await readFile(file, 'utf8'));

    before(async () => {
      database = await kind.make();
      storage = await database.open();
    });
    beforeEach(async () => {
      await emptyTrail(storage);
      folder = await mkdtemp(join(tmpdir(), 'pim-bot-sink-'));
      file = join(folder, 'audit.jsonl');
    });
    afterEach(async () => {
      await Promise.all(feeds.splice(0).map((one) => one.stop()));
      await rm(folder, { recursive: true, force: true });
    });
    after(async () => {
      await storage.close();
      await database.drop();
    });

    it('gets what was there before, then each record once, with its hash', async () => {
      await happens('a', 'b');
      await given(await openFileSink(file));
      await happens('c');
      await given(await openFileSink(file));
      assert.deepEqual(await written(), ['a', 'b', 'c']);
      const last = JSON.parse((await readFile(file, 'utf8')).trim().split('\n').at(-1) ?? '');
      assert.equal(last.hash, (await verifyTrail(storage)).last?.hash);
    });

    it('gets more than a page', async () => {
      const texts = Array.from({ length: 450 }, (_nothing, at) => `${at}`);
      await happens(...texts);
      await given(await openFileSink(file));
      assert.deepEqual(await written(), texts);
    });

    it('goes on behind the file’s newest line where the database was not told any more', async () => {
      await happens('a', 'b');
      await given(await openFileSink(file));
      await storage.db.updateTable('audit_sinks').set({ seq: 0 }).execute();
      await happens('c');
      await given(await openFileSink(file));
      assert.deepEqual(await written(), ['a', 'b', 'c']);
    });

    it('repeats a line of which a killed process wrote half, and leaves the half alone', async () => {
      await happens('a');
      await given(await openFileSink(file));
      await appendFile(file, '{"seq":2,"justifi');
      await happens('b');
      await given(await openFileSink(file));
      assert.deepEqual(await written(), ['a', 'b']);
    });

    it('goes on in a new file after the old one was rotated away', async () => {
      await happens('a');
      const sink = await openFileSink(file);
      await given(sink);
      await rename(file, `${file}.1`);
      await happens('b');
      await given(sink);
      assert.deepEqual(await written(), ['b']);
    });

    it('does not trust lines of another trail', async () => {
      await writeFile(file, `${JSON.stringify({ seq: 9, hash: 'f'.repeat(64), justification: 'other' })}\n`);
      await happens('a');
      await given(await openFileSink(file));
      assert.deepEqual(await written(), ['other', 'a']);
    });

    it('that fails gets everything, in order, once it works again', async () => {
      const taken: string[] = [];
      let isBroken = true;
      let attempts = 0;
      const one = feed({
        name: 'flaky',
        newest: async () => undefined,
        write: async (lines) => {
          attempts += 1;
          if (isBroken) throw new Error('no space left on device');
          taken.push(...textsIn(lines));
        },
      });
      await happens('a');
      one.grown();
      await until(() => attempts > 1);
      await happens('b');
      one.grown();
      isBroken = false;
      await until(() => taken.length === 2);
      assert.deepEqual(taken, ['a', 'b']);
    });

    it('that never answers keeps nobody waiting', async () => {
      const one = feed(
        { name: 'hung', newest: async () => undefined, write: () => new Promise(() => undefined) },
        { limitMs: 20 },
      );
      await happens('a');
      one.grown();
      await happens('b');
      await one.stop();
      await given(await openFileSink(file));
      assert.deepEqual(await written(), ['a', 'b']);
    });

    it('of two bots at once gets each record once', async () => {
      const texts = Array.from({ length: 40 }, (_nothing, at) => `${at}`);
      const sinks = await Promise.all([openFileSink(file), openFileSink(file)]);
      // The embedded database has one bot only.
      const both = (storage.isShared ? sinks : sinks.slice(0, 1)).map((sink) => feed(sink));
      for (const text of texts) {
        await happens(text);
        for (const one of both) one.grown();
      }
      await Promise.all(both.map((one) => one.stop()));
      assert.deepEqual(await written(), texts);
    });

    it('may be standard output, whose reader may go away and come back', async () => {
      const gone = new PassThrough();
      const closed = streamSink('stdout', gone);
      gone.destroy(new Error('EPIPE'));
      await happens('a');
      await given(closed);
      const back = new PassThrough();
      await given(streamSink('stdout', back));
      assert.deepEqual(textsIn(String(back.read())), ['a']);
    });

    it('in a folder that is not there, or that is one, refuses the start', async () => {
      const name = (path: string) => new RegExp(`cannot be written to ${path}.*AUDIT_FILE`);
      await assert.rejects(openFileSink(join(folder, 'none', 'a')), name(join(folder, 'none', 'a')));
      await mkdir(join(folder, 'a'));
      await assert.rejects(openFileSink(join(folder, 'a')), name(join(folder, 'a')));
    });

    it('that may not be written refuses the start', async () => {
      await writeFile(file, '');
      await chmod(file, 0o400);
      await chmod(folder, 0o755);
      // Root may write everywhere.
      const isRoot = process.geteuid?.() === 0;
      if (isRoot) process.seteuid?.(NOBODY);
      try {
        await assert.rejects(openFileSink(file), /cannot be written/);
      } finally {
        if (isRoot) process.seteuid?.(0);
      }
    });
  });

async function until(isSo: () => boolean): Promise<void> {
  const limit = Date.now() + 20_000;
  while (!isSo()) {
    if (Date.now() > limit) throw new Error('it did not come to pass within 20 s');
    await nextTurn();
  }
}
