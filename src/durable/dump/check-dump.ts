import { createHash } from 'node:crypto';
import { AppError } from '../../core/app-error.ts';
import { MIGRATIONS } from '../storage/migrations/migrations.ts';
import { DUMP_VERSION, type DumpEnd, type DumpHead, endSchema, headSchema, readRowLine } from './dump-format.ts';
import { QUEUE_VERSION } from './queue-version.ts';

/** What a dump says of itself. */
export interface CheckedDump {
  readonly head: DumpHead;
  readonly end: DumpEnd;
}

/**
 * Reads a whole dump and changes nothing: that it is one, of this version, and as it was written. Throws AppError
 * `DumpUnusable`, which says why.
 */
export async function checkDump(lines: AsyncIterable<string>): Promise<CheckedDump> {
  const hash = createHash('sha256');
  const tables: Record<string, number> = {};
  let head: DumpHead | undefined;
  let end: DumpEnd | undefined;
  for await (const line of lines) {
    if (end) throw unusable('something follows its end');
    if (!head) head = headIn(line);
    else if (line.startsWith('{"end"')) end = endIn(line);
    else {
      const read = readRowLine(line);
      if (!read) throw unusable('a line of it is no row');
      tables[read.table] = (tables[read.table] ?? 0) + 1;
    }
    if (!end) hash.update(`${line}\n`);
  }
  if (!head || !end) throw unusable('its end is missing, so it was cut off');
  if (hash.digest('hex') !== end.sha256) throw unusable('it was changed after it was written');
  return { head, end };
}

function headIn(line: string): DumpHead {
  const head = headSchema.safeParse(parsed(line));
  if (!head.success) throw unusable('it does not begin as one');
  const { version, migrations, queue } = head.data;
  const unknown = migrations.filter((name) => !(name in MIGRATIONS));
  if (version > DUMP_VERSION || unknown.length > 0)
    throw unusable(
      `a newer program made it (version ${version}${unknown.map((name) => `, ${name}`).join('')})`,
      'Restore it with that version',
    );
  const missing = Object.keys(MIGRATIONS).filter((name) => !migrations.includes(name));
  if (missing.length > 0)
    throw unusable(
      `an older program made it (without ${missing.join(', ')})`,
      'Restore it with that version, then start this one on that database',
    );
  if (queue !== undefined && queue !== QUEUE_VERSION)
    throw unusable(
      `its queue is that of ${queue > QUEUE_VERSION ? 'a newer' : 'an older'} program (pg-boss tables ${queue}, here ${QUEUE_VERSION})`,
      queue > QUEUE_VERSION
        ? 'Restore it with that version'
        : 'Restore it with that version, then start this one on that database',
    );
  return head.data;
}

function endIn(line: string): DumpEnd {
  const end = endSchema.safeParse(parsed(line));
  if (!end.success) throw unusable('its end cannot be read');
  return end.data;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

export const unusable = (why: string, next = 'Use another copy of it'): AppError =>
  new AppError('DumpUnusable', `The dump cannot be used: ${why}. Nothing was changed. ${next}.`);
