import { type Head, NOTHING_BEFORE, type StoredRecord } from './chained-record.ts';
import { hashOf } from './hash-of.ts';
import { linkIn, membersOf } from './link-in.ts';

/** Where a trail is broken first, in words. */
export interface Break {
  readonly seq: number;
  readonly what: string;
}

/** What a trail ought to be, as far as it is said elsewhere. */
export interface Expected {
  /** As the database's head has it; nothing = that is gone too. */
  readonly head: Head | undefined;
  /** A head that somebody noted before; without a number it may be anywhere. */
  readonly noted?: { readonly seq?: number | undefined; readonly hash: string } | undefined;
  /** The newest record that a sink was given. */
  readonly sent: number;
}

/** What is known of a trail once it was read through. */
export interface Checked {
  readonly count: number;
  readonly first: StoredRecord | undefined;
  readonly last: StoredRecord | undefined;
  readonly broken: Break | undefined;
}

/** Checks the records of a trail one after the other, oldest first; several calls in order make one check. */
export interface ChainCheck {
  /** @returns false once the chain is broken: no more is needed. */
  take(record: StoredRecord): boolean;
  /** After the last one. */
  end(): Checked;
}

export function checkChain({ head, noted, sent }: Expected): ChainCheck {
  let count = 0;
  let first: StoredRecord | undefined;
  let last: StoredRecord | undefined;
  let begins: Head = NOTHING_BEFORE;
  /** Where the trail says itself that it was cut. */
  let cut: Head = NOTHING_BEFORE;
  let broken: Break | undefined;
  let isNotedFound = false;

  const take = (stored: StoredRecord): boolean => {
    const previous: Head = last ?? { seq: stored.seq - 1, hash: linkIn(stored.record)?.previous ?? '' };
    broken = breakAt(stored, previous);
    if (broken) return false;
    if (!last) begins = previous;
    first ??= stored;
    last = stored;
    count += 1;
    cut = cutIn(stored.record) ?? cut;
    isNotedFound ||= noted?.hash === stored.hash && (noted.seq ?? stored.seq) === stored.seq;
    return true;
  };

  const end = (): Checked => {
    const tip: Head = last ?? NOTHING_BEFORE;
    broken ??= first && begin(begins, cut);
    broken ??= breakAtEnd(tip, head, sent);
    if (noted && !isNotedFound) broken ??= breakAtNoted(noted, tip, begins);
    return { count, first, last, broken };
  };
  return { take, end };
}

function breakAt({ seq, hash, record, recordedAt }: StoredRecord, previous: Head): Break | undefined {
  if (seq < 1) return { seq, what: `record ${seq} was inserted before the first` };
  if (seq !== previous.seq + 1) return { seq: previous.seq + 1, what: `${records(previous.seq + 1, seq - 1)} removed` };
  if (hashOf(record) !== hash) return { seq, what: `record ${seq} was edited: its hash is not that of its text` };
  const link = linkIn(record);
  if (!link) return { seq, what: `record ${seq} was inserted: it is no record of the trail` };
  if (link.seq !== seq)
    return { seq, what: `the records were reordered: in the place of record ${seq} stands record ${link.seq}` };
  if (link.recordedAt !== isoOf(recordedAt))
    return { seq, what: `record ${seq} was edited: its time beside the text is not that of the text` };
  if (link.previous !== previous.hash)
    return {
      seq,
      what: `record ${seq} does not continue record ${previous.seq}: one of the two was replaced or inserted`,
    };
  return undefined;
}

/** A trail begins with record 1, or where a later record of its own says that it was cut. */
function begin(begins: Head, cut: Head): Break | undefined {
  if (begins.seq === cut.seq && begins.hash === cut.hash) return undefined;
  const seq = begins.seq === cut.seq ? begins.seq + 1 : Math.min(begins.seq, cut.seq) + 1;
  if (begins.seq > cut.seq)
    return { seq, what: `${records(cut.seq + 1, begins.seq)} removed, and not by the retention` };
  if (begins.seq < cut.seq) return { seq, what: `record ${seq} was inserted: the retention had removed it` };
  return { seq, what: `record ${seq} does not continue what stood before it` };
}

function breakAtEnd(tip: Head, head: Head | undefined, sent: number): Break | undefined {
  if (!head)
    return { seq: tip.seq + 1, what: 'the head of the trail was removed: how many records there were is not known' };
  if (head.seq > tip.seq) return { seq: tip.seq + 1, what: `${records(tip.seq + 1, head.seq)} removed from the end` };
  if (head.seq < tip.seq) return { seq: head.seq + 1, what: `${records(head.seq + 1, tip.seq)} inserted at the end` };
  if (head.hash !== tip.hash) return { seq: tip.seq, what: `record ${tip.seq} was replaced: the head names another` };
  if (sent > tip.seq)
    return { seq: tip.seq + 1, what: `${records(tip.seq + 1, sent)} removed from the end: a sink was given them` };
  return undefined;
}

function breakAtNoted({ seq, hash }: NonNullable<Expected['noted']>, tip: Head, begins: Head): Break | undefined {
  const was = `the head that was noted, ${hash.slice(0, 12)}…,`;
  if (seq === undefined)
    return {
      seq: tip.seq,
      what: `${was} is of no record: that one was replaced or removed, or is older than the retention`,
    };
  if (seq > tip.seq)
    return { seq: tip.seq + 1, what: `${records(tip.seq + 1, seq)} removed from the end: ${was} is of record ${seq}` };
  if (seq <= begins.seq)
    return seq === begins.seq && hash !== begins.hash
      ? { seq, what: `record ${seq} was replaced before it was removed: ${was} is another` }
      : undefined;
  return { seq, what: `record ${seq} or one before it was replaced: ${was} is another` };
}

const records = (from: number, to: number): string =>
  from >= to ? `record ${from} was` : `records ${from} to ${to} were`;

/** The newest record that was removed, of a record about a cut. */
function cutIn(record: string): Head | undefined {
  const value = membersOf(record);
  if (value?.event !== 'cut') return undefined;
  const { through, hash } = (value.details ?? {}) as Record<string, unknown>;
  return typeof through === 'number' && typeof hash === 'string' ? { seq: through, hash } : undefined;
}

const isoOf = (date: Date): string => (Number.isNaN(date.getTime()) ? '' : date.toISOString());
