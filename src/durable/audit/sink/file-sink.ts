import { type FileHandle, open } from 'node:fs/promises';
import { z } from 'zod';
import { AppError } from '../../../core/app-error.ts';
import type { Head } from '../chain/chained-record.ts';
import type { AuditSink } from './audit-sink.ts';

/** More than the longest record: justification, names and rules are a few KB. */
const TAIL = 256 * 1024;

const lineShape = z.object({ seq: z.number(), hash: z.string() });

/**
 * A file that lines are added to. It may be moved away at any time, as log rotation does: then it is made anew.
 *
 * @param path absolute
 * Errors: AppError `AuditSinkUnusable`.
 */
export async function openFileSink(path: string): Promise<AuditSink> {
  try {
    await (await open(path, 'a+')).close();
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new AppError(
      'AuditSinkUnusable',
      `The audit trail cannot be written to ${path}: ${why}. Let AUDIT_FILE name a file in a folder that is there and that the bot may write to, or stdout.`,
      { facts: { path }, cause },
    );
  }
  return {
    name: `file:${path}`,
    newest: () => newestIn(path),
    async write(lines) {
      const file = await open(path, 'a+');
      try {
        // What a process that was killed left of a line stays a line of its own.
        await file.appendFile((await isWhole(file)) ? lines : `\n${lines}`);
        await file.datasync();
      } finally {
        await file.close();
      }
    },
  };
}

/** Whether the last line has its end. */
async function isWhole(file: FileHandle): Promise<boolean> {
  const { size } = await file.stat();
  return size === 0 || (await textIn(file, size - 1, size)) === '\n';
}

async function newestIn(path: string): Promise<Head | undefined> {
  // Made where it was moved away.
  const file = await open(path, 'a+');
  try {
    const { size } = await file.stat();
    const text = await textIn(file, Math.max(0, size - TAIL), size);
    const whole = text.slice(0, text.lastIndexOf('\n') + 1).split('\n');
    return whole.map(headIn).findLast((head) => head !== undefined);
  } finally {
    await file.close();
  }
}

async function textIn(file: FileHandle, from: number, to: number): Promise<string> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(to - from), 0, to - from, from);
  return buffer.toString('utf8', 0, bytesRead);
}

function headIn(line: string): Head | undefined {
  try {
    return lineShape.parse(JSON.parse(line));
  } catch {
    return undefined;
  }
}
