import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import type { Logger } from '../../../src/core/logger.ts';
import { appendRecord } from '../../../src/durable/audit/chain/append-record.ts';
import type { AuditSink } from '../../../src/durable/audit/sink/audit-sink.ts';
import { createSinkFeed, type SinkFeed } from '../../../src/durable/audit/sink/sink-feed.ts';
import { streamSink } from '../../../src/durable/audit/sink/stream-sink.ts';
import type { Storage } from '../../../src/durable/storage/storage.ts';
import { until } from '../../stand-ins/until.ts';
import { databaseKinds, silent, type TestDatabase } from '../databases.ts';
import { emptyTrail } from './empty-trail.ts';
import { entry } from './sample-trail.ts';

for (const kind of await databaseKinds())
  describe(`A slow sink of the audit trail in ${kind.name}`, function () {
    const onlyOnServer = kind.name === 'PostgreSQL' ? it : () => undefined;
    this.timeout(60_000);
    let database: TestDatabase;
    let storage: Storage;
    const feeds: SinkFeed[] = [];
    const complaints: string[] = [];
    const logger = Object.assign(Object.create(silent) as Logger, {
      error: (_facts: unknown, words: string) => complaints.push(words),
    });

    const happens = (text: string) =>
      storage.db.transaction().execute((own) => appendRecord(own.withSchema(storage.schema), entry(text)));
    const feed = (sink: AuditSink, more: { limitMs?: number } = {}): SinkFeed => {
      const made = createSinkFeed({ storage, sink, logger, pausesMs: [1], ...more });
      feeds.push(made);
      return made;
    };
    const noted = async () => (await storage.db.selectFrom('audit_sinks').select('seq').executeTakeFirst())?.seq;
    const textsIn = (lines: string): string[] =>
      lines
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).justification);

    before(async () => {
      database = await kind.make();
      storage = await database.open();
    });
    beforeEach(async () => {
      await emptyTrail(storage);
      complaints.length = 0;
    });
    afterEach(async () => {
      await Promise.all(feeds.splice(0).map((one) => one.stop()));
    });
    after(async () => {
      await storage.close();
      await database.drop();
    });

    it('gets every line once when the reader of standard output was paused for long', async () => {
      const paused = new PassThrough({ highWaterMark: 1 });
      const one = feed(streamSink('stdout', paused), { limitMs: 20 });
      await happens('a');
      await happens('b');
      one.grown();
      await until(() => complaints.length >= 3);
      let read = '';
      paused.on('data', (lines) => {
        read += String(lines);
      });
      await until(async () => (await noted()) === 2);
      await happens('c');
      one.grown();
      await until(async () => (await noted()) === 3);
      assert.deepEqual(textsIn(read), ['a', 'b', 'c']);
    });

    it('gets its lines again after a write that failed late', async () => {
      const taken: string[] = [];
      let refuse: (error: Error) => void = () => undefined;
      const hung = new Promise<void>((_taken, refused) => {
        refuse = refused;
      });
      let writes = 0;
      const one = feed(
        {
          name: 'late',
          newest: async () => undefined,
          write: async (lines) => {
            writes += 1;
            if (writes === 1) await hung;
            taken.push(...textsIn(lines));
          },
        },
        { limitMs: 20 },
      );
      await happens('a');
      one.grown();
      await until(() => complaints.length >= 2);
      assert.equal(writes, 1);
      refuse(new Error('the disk is gone'));
      await until(() => taken.length > 0);
      assert.deepEqual(taken, ['a']);
    });

    it('whose newest line cannot be read for long keeps nobody waiting, and is asked for it once', async () => {
      let looks = 0;
      const newest = () => {
        looks += 1;
        return new Promise<undefined>(() => undefined);
      };
      const one = feed({ name: 'hung', newest, write: async () => undefined }, { limitMs: 20 });
      await happens('a');
      one.grown();
      await until(() => complaints.length >= 2);
      assert.equal(looks, 1);
    });

    // The embedded database has one bot only.
    onlyOnServer('of one bot is no failure of another’s, which takes over when the first gives up', async () => {
      let giveUp: () => void = () => undefined;
      let isAsked = false;
      const hung = new Promise<void>((_taken, refused) => {
        giveUp = () => refused(new Error('the pipe is closed'));
      });
      const write = () => {
        isAsked = true;
        return hung;
      };
      const slow = feed({ name: 'shared', newest: async () => undefined, write });
      const taken: string[] = [];
      const sound = (): AuditSink => ({
        name: 'shared',
        newest: async () => undefined,
        write: async (lines) => void taken.push(...textsIn(lines)),
      });
      await happens('a');
      slow.grown();
      await until(() => isAsked);
      const short = feed(sound());
      short.grown();
      await short.stop();
      feed(sound()).grown();
      assert.deepEqual({ complaints, taken }, { complaints: [], taken: [] });
      await happens('b');
      giveUp();
      await until(() => taken.length === 2);
      assert.deepEqual(taken, ['a', 'b']);
    });
  });
