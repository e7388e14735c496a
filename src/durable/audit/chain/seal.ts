import canonicalize from 'canonicalize';
import { redact } from '../../../core/redact.ts';
import type { AuditEntry } from '../audit-entry.ts';
import type { Head, Link, StoredRecord } from './chained-record.ts';
import { hashOf } from './hash-of.ts';

/** Half a character, which UTF-8 cannot write. */
const HALF_CHARACTERS = /\p{Surrogate}/gu;

/** The record that continues a trail. Scrubbed of tokens and secrets. */
export function seal(entry: AuditEntry, { seq, hash: previous }: Head, recordedAt: Date): StoredRecord {
  const link: Link = { seq: seq + 1, previous, recordedAt: recordedAt.toISOString() };
  const record = canonicalize(writable({ ...redact(entry), ...link }));
  if (record === undefined) throw new TypeError('an audit record is an object');
  return { seq: link.seq, recordedAt, record, hash: hashOf(record) };
}

/** Through JSON, which turns dates into text and leaves out what is nothing. */
const writable = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (_name, item: unknown) =>
    typeof item === 'string' ? item.replaceAll(HALF_CHARACTERS, '\uFFFD') : item,
  );
