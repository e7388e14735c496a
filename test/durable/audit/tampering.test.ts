import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { AuditEntry } from '../../../src/durable/audit/audit-entry.ts';
import { type Head, NOTHING_BEFORE, type StoredRecord } from '../../../src/durable/audit/chain/chained-record.ts';
import { type Checked, checkChain, type Expected } from '../../../src/durable/audit/chain/check-chain.ts';
import { hashOf } from '../../../src/durable/audit/chain/hash-of.ts';
import { entry, trailOf } from './sample-trail.ts';

const RUNS = { numRuns: 400 };

/** As it lies in a database. */
interface Kept {
  readonly records: readonly StoredRecord[];
  readonly head: Head;
}

const keptOf = (records: readonly StoredRecord[]): Kept => ({ records, head: records.at(-1) ?? NOTHING_BEFORE });

function check({ records, head }: Kept, more: Partial<Expected> = {}): Checked {
  const chain = checkChain({ head, sent: 0, ...more });
  // As the database gives them.
  const sorted = records.toSorted((one, other) => one.seq - other.seq);
  sorted.every((record) => chain.take(record));
  return chain.end();
}

const entries = (minLength: number): fc.Arbitrary<AuditEntry[]> =>
  fc.array(
    fc
      .record({ text: fc.string({ unit: 'binary', maxLength: 30 }), activityId: fc.uuid() })
      .map(({ text, activityId }) => entry(text, { activityId })),
    { minLength, maxLength: 12 },
  );

/** A trail and the place of one of its records. */
const trail = (minLength: number) =>
  entries(minLength).chain((all) => fc.record({ kept: fc.constant(keptOf(trailOf(all))), at: fc.nat(all.length - 1) }));

const changed = ({ records, head }: Kept, at: number, change: Partial<StoredRecord>): Kept => ({
  records: records.map((record, index) => (index === at ? { ...record, ...change } : record)),
  head,
});

/** Another character in its place. */
function spoiled(text: string, at: number, by: number): string {
  const place = at % text.length;
  const code = (text.charCodeAt(place) + 1 + (by % 90)) % 128;
  return `${text.slice(0, place)}${String.fromCharCode(code)}${text.slice(place + 1)}`;
}

function brokenAt(checked: Checked): number {
  assert.ok(checked.broken, 'it was not found');
  return checked.broken.seq;
}

describe('The chain of the audit trail', () => {
  it('holds as it was written, whatever people typed', () =>
    fc.assert(
      fc.property(entries(0), (all) => {
        const { broken, count } = check(keptOf(trailOf(all)));
        assert.equal(broken, undefined);
        assert.equal(count, all.length);
      }),
      RUNS,
    ));

  it('shows any single changed character of a record, and which record it was', () =>
    fc.assert(
      fc.property(trail(1), fc.nat(), fc.nat(), ({ kept, at }, place, by) => {
        const { record = '', seq } = kept.records[at] ?? {};
        const edited = spoiled(record, place, by);
        fc.pre(edited !== record);
        assert.equal(brokenAt(check(changed(kept, at, { record: edited }))), seq);
      }),
      RUNS,
    ));

  it('shows a changed hash, and which', () =>
    fc.assert(
      fc.property(trail(1), fc.nat(), fc.nat(), ({ kept, at }, place, by) => {
        const { hash = '', seq } = kept.records[at] ?? {};
        const edited = spoiled(hash, place, by);
        fc.pre(edited !== hash);
        assert.equal(brokenAt(check(changed(kept, at, { hash: edited }))), seq);
      }),
      RUNS,
    ));

  it('shows a changed time beside the record, and which', () =>
    fc.assert(
      fc.property(trail(1), fc.date({ noInvalidDate: true }), ({ kept, at }, recordedAt) => {
        fc.pre(recordedAt.getTime() !== kept.records[at]?.recordedAt.getTime());
        assert.equal(brokenAt(check(changed(kept, at, { recordedAt }))), kept.records[at]?.seq);
      }),
      RUNS,
    ));

  it('shows a record whose number was changed', () =>
    fc.assert(
      fc.property(trail(1), fc.integer({ min: -3, max: 20 }), ({ kept, at }, seq) => {
        fc.pre(kept.records.every((record) => record.seq !== seq));
        brokenAt(check(changed(kept, at, { seq })));
      }),
      RUNS,
    ));

  it('shows a record that was edited and given the right hash', () =>
    fc.assert(
      fc.property(trail(1), fc.string({ maxLength: 8 }), ({ kept, at }, text) => {
        const { record = '{}', seq = 0 } = kept.records[at] ?? {};
        const value = JSON.parse(record);
        fc.pre(value.justification !== text);
        const edited = JSON.stringify({ ...value, justification: text });
        const found = brokenAt(check(changed(kept, at, { record: edited, hash: hashOf(edited) })));
        assert.ok(found === seq || found === seq + 1, `record ${seq} was edited, ${found} was named`);
      }),
      RUNS,
    ));

  it('shows removed records, also the newest, and which', () =>
    fc.assert(
      fc.property(trail(1), fc.integer({ min: 1, max: 3 }), ({ kept, at }, length) => {
        const records = kept.records.filter((_record, index) => index < at || index >= at + length);
        assert.equal(brokenAt(check({ ...kept, records })), at + 1);
      }),
      RUNS,
    ));

  it('shows two records that changed places', () =>
    fc.assert(
      fc.property(trail(2), fc.nat(), ({ kept, at }, other) => {
        const to = other % kept.records.length;
        fc.pre(to !== at);
        const [one, two] = [kept.records[at], kept.records[to]];
        assert.ok(one && two);
        const swapped = changed(changed(kept, at, { ...two, seq: one.seq }), to, { ...one, seq: two.seq });
        assert.equal(brokenAt(check(swapped)), Math.min(at, to) + 1);
      }),
      RUNS,
    ));

  it('shows a record that was inserted, with the others moved up', () =>
    fc.assert(
      fc.property(trail(1), ({ kept, at }) => {
        const [false_] = trailOf([entry('never happened')], kept.records[at]);
        assert.ok(false_);
        const after = kept.records.slice(at + 1).map((record) => ({ ...record, seq: record.seq + 1 }));
        const found = brokenAt(check({ ...kept, records: [...kept.records.slice(0, at + 1), false_, ...after] }));
        assert.ok(found === at + 2 || found === at + 3, `after record ${at + 1} one was inserted, ${found} was named`);
      }),
      RUNS,
    ));

  it('shows a record before the first one', () => {
    const kept = keptOf(trailOf([entry()]));
    const [first] = kept.records;
    assert.ok(first);
    assert.equal(brokenAt(check({ ...kept, records: [{ ...first, seq: 0 }, first] })), 0);
  });

  it('shows any change of its head, and that it is gone', () =>
    fc.assert(
      fc.property(trail(1), fc.nat(20), ({ kept }, seq) => {
        const other = hashOf('another');
        brokenAt(check({ ...kept, head: { ...kept.head, hash: other } }));
        brokenAt(check(kept, { head: undefined }));
        if (seq !== kept.head.seq) brokenAt(check({ ...kept, head: { ...kept.head, seq } }));
      }),
      RUNS,
    ));

  describe('whose newest records and head were rewritten together, by somebody who knows how', () => {
    const honest = trailOf(['a', 'b', 'c', 'd'].map((text) => entry(text)));
    const rewritten = keptOf([...honest.slice(0, 2), ...trailOf([entry('else'), entry('d')], honest[1])]);
    const cut = keptOf(honest.slice(0, 2));

    it('holds in itself: that is what a head noted elsewhere is for', () => {
      assert.equal(check(rewritten).broken, undefined);
      assert.equal(check(cut).broken, undefined);
    });
    for (const [name, kept, broken] of [
      ['rewritten', rewritten, 4],
      ['cut off', cut, 3],
    ] as const)
      it(`is found ${name} by a head that was noted before, with its number or without`, () => {
        const { seq, hash } = keptOf(honest).head;
        assert.equal(brokenAt(check(kept, { noted: { seq, hash } })), broken);
        brokenAt(check(kept, { noted: { hash } }));
      });
    it('is found cut off by what a sink was given', () => assert.equal(brokenAt(check(cut, { sent: 4 })), 3));
    it('holds for an older head, which it still leads to', () => {
      const { seq = 0, hash = '' } = honest[1] ?? {};
      assert.equal(check(rewritten, { noted: { seq, hash } }).broken, undefined);
      assert.equal(check(rewritten, { noted: { hash } }).broken, undefined);
    });
  });

  describe('that was cut by the retention', () => {
    const old = trailOf(['a', 'b', 'c'].map((text) => entry(text)));
    const removed = old[1];
    assert.ok(removed);
    const rest = trailOf(
      [entry(undefined, { event: 'cut', details: { through: removed.seq, hash: removed.hash } }), entry('d')],
      old[2],
    );
    const kept = keptOf([...old.slice(2), ...rest]);

    it('holds', () => assert.equal(check(kept).broken, undefined));
    it('shows that more was removed than it says', () =>
      assert.equal(brokenAt(check({ ...kept, records: kept.records.slice(1) })), 3));
    it('shows that something was put before it', () =>
      assert.equal(brokenAt(check({ ...kept, records: [...old.slice(1, 2), ...kept.records] })), 2));
    it('shows that its beginning was replaced', () => {
      const [third] = trailOf([entry('other')], { seq: 2, hash: hashOf('another') });
      assert.ok(third);
      brokenAt(check({ ...kept, records: [third, ...kept.records.slice(1)] }));
    });
  });
});
