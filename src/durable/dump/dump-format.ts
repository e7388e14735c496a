import { z } from 'zod';

/**
 * A dump is lines of JSON: a head, then a line a row, then an end that counts the rows and holds the SHA-256 of every line
 * before it, each with its newline. Rows are as PostgreSQL writes them, and go back to it letter by letter.
 */
export const DUMP_VERSION = 1;

export const headSchema = z.object({
  dump: z.literal('pim-bot'),
  version: z.number().int(),
  madeAt: z.string(),
  /** Those of the database, in order: they say what its tables are like. */
  migrations: z.array(z.string()),
  /** What pg-boss calls the version of its tables, where the queue had any. Not in dumps of the first versions. */
  queue: z.number().int().optional(),
});
export type DumpHead = z.output<typeof headSchema>;

export const endSchema = z.object({
  end: z.literal(true),
  rows: z.number().int(),
  tables: z.record(z.string(), z.number().int()),
  sha256: z.string(),
});
export type DumpEnd = z.output<typeof endSchema>;

export const rowLine = (table: string, row: string): string => `{"table":"${table}","row":${row}}`;

const ROW = /^\{"table":"([a-z_.]+)","row":(.*)\}$/s;

/** Nothing where it is not the line of a row. */
export function readRowLine(line: string): { readonly table: string; readonly row: string } | undefined {
  const [, table, row] = ROW.exec(line) ?? [];
  return table !== undefined && row !== undefined ? { table, row } : undefined;
}
