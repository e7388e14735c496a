import { createHash } from 'node:crypto';

/** SHA-256 of a record's text, in hex. */
export const hashOf = (record: string): string => createHash('sha256').update(record, 'utf8').digest('hex');
