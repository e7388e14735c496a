import { resolve } from 'node:path';
import type { AuditSink } from './audit-sink.ts';
import { openFileSink } from './file-sink.ts';
import { streamSink } from './stream-sink.ts';

/** @param where `stdout` or the path of a file. Errors: AppError `AuditSinkUnusable`. */
export const openSink = async (where: string): Promise<AuditSink> =>
  where === 'stdout' ? streamSink('stdout', process.stdout) : openFileSink(resolve(where));
