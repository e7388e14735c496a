import { closeSync, fsyncSync, ftruncateSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { type Beginning, beginningSchema, writtenBeginning } from './beginning.ts';
import type { Change, Keep } from './change.ts';
import { DataFolderError, hasCode, reasonOf } from './data-folder-error.ts';
import { fromDatedJson, toDatedJson } from './dated-json.ts';

/** Lines are numbered, so that one that is missing is missed. */
const lineSchema = z.object({ n: z.int(), change: z.looseObject({ part: z.string() }) });

/** What a tenant was and became, on disk. */
export interface Journal {
  /** Nothing: it is new. */
  readonly beginning: Beginning | undefined;
  /** What happened since, in order. */
  readonly changes: readonly Change[];
  /** Begins anew, at once or not at all: what happened before is forgotten. */
  begin(beginning: Beginning): void;
  /** On disk when it returns. */
  readonly keep: Keep;
  close(): void;
}

/**
 * A file with a line that says how everything began, and a line for everything that happened since. A process that is
 * killed leaves at most half a line at the end, whose request nobody saw answered: it is cut off. Throws `DataFolderError`.
 */
export function openJournal(path: string): Journal {
  const read = readJournal(path);
  let file = read ? openSync(path, 'a') : undefined;
  let size = read?.size ?? 0;
  let lines = read?.changes.length ?? 0;
  if (file !== undefined) ftruncateSync(file, size);

  function append(text: string): void {
    if (file === undefined)
      throw new Error(`${path} is not open for writing: begin first, and keep nothing once it is closed.`);
    try {
      writeFileSync(file, text);
      size += Buffer.byteLength(text);
    } catch (error) {
      // Half a line in the middle would spoil what comes after it.
      ftruncateSync(file, size);
      throw error;
    }
  }
  return {
    beginning: read?.beginning,
    changes: read?.changes ?? [],
    begin: (beginning) => {
      const text = lineOf(writtenBeginning(beginning));
      const draft = `${path}.draft`;
      const next = openSync(draft, 'w', 0o600);
      try {
        writeFileSync(next, text);
        fsyncSync(next);
        renameSync(draft, path);
      } catch (error) {
        closeSync(next);
        throw error;
      }
      if (file !== undefined) closeSync(file);
      [file, size, lines] = [next, Buffer.byteLength(text), 0];
    },
    keep: (change) => {
      append(lineOf({ n: lines + 1, change }));
      lines += 1;
    },
    close: () => {
      if (file !== undefined) closeSync(file);
      file = undefined;
    },
  };
}

const lineOf = (value: unknown): string => `${toDatedJson(value)}\n`;

interface ReadJournal {
  readonly beginning: Beginning;
  readonly changes: readonly Change[];
  /** In bytes, without half a line at the end. */
  readonly size: number;
}

function readJournal(path: string): ReadJournal | undefined {
  const bytes = bytesOf(path);
  if (bytes === undefined) return undefined;
  // Behind the last line break is nothing, or half a line.
  const size = bytes.lastIndexOf('\n') + 1;
  if (size === 0) throw spoiled(path, 1, 'it ends too early');
  const text = read(path, 1, () => new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, size - 1)));
  const [first = '', ...others] = text.split('\n');
  const beginning = read(path, 1, () => beginningSchema.parse(fromDatedJson(first)));
  const changes = others.map((line, index) =>
    read(path, index + 2, () => {
      const { n, change } = lineSchema.parse(fromDatedJson(line));
      if (n !== index + 1) throw new Error(`it is number ${n}, and ${index + 1} was expected`);
      return change as unknown as Change;
    }),
  );
  return { beginning, changes, size };
}

function bytesOf(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

function read<T>(path: string, line: number, reading: () => T): T {
  try {
    return reading();
  } catch (error) {
    const reason =
      error instanceof z.ZodError ? error.issues.map(({ message }) => message).join(', ') : reasonOf(error);
    throw spoiled(path, line, reason, error);
  }
}

const spoiled = (path: string, line: number, reason: string, cause?: unknown): DataFolderError =>
  new DataFolderError(
    `${path} cannot be read at line ${line}: ${reason}`,
    'Nothing was changed there. Put back a copy that is whole, or give --data another folder',
    cause,
  );
