import type { ColumnType } from 'kysely';

/** A value that is written as JSON text and read as the value. */
export type JsonColumn = ColumnType<unknown, string, string>;
