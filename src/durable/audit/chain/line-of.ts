import type { StoredRecord } from './chained-record.ts';

/** A record with its hash as one JSON line, without the line's end. */
export const lineOf = ({ record, hash }: StoredRecord): string => `${record.slice(0, -1)},"hash":"${hash}"}`;
