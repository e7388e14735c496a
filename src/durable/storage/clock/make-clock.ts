import { type Kysely, sql } from 'kysely';
import { clockSchema } from '../storage.ts';
import type { Tables } from '../tables.ts';

/** Before `pg_catalog`, so that a `now()` without a schema is the moved clock's. */
export const clockPath = (schema: string): string => `${clockSchema(schema)}, pg_catalog, public`;

/**
 * Makes the moved clock, where it is not there yet: a `now()` that is real time and an offset. `clock_timestamp()` stays
 * real. Every start makes it again: where several share the database, they take turns at calling this.
 */
export async function makeClock(db: Kysely<Tables>, schema: string): Promise<void> {
  const clock = clockSchema(schema);
  await db.transaction().execute(async (own) => {
    await sql`create schema if not exists ${sql.id(clock)}`.execute(own);
    await sql`create table if not exists ${sql.id(clock, 'moved')} (is_only boolean primary key, ahead interval not null)`.execute(
      own,
    );
    await sql`insert into ${sql.id(clock, 'moved')} values (true, interval '0') on conflict do nothing`.execute(own);
    await sql`create or replace function ${sql.id(clock, 'now')}() returns timestamptz language sql stable as ${sql.lit(
      `select pg_catalog.now() + (select ahead from "${clock}".moved)`,
    )}`.execute(own);
  });
}
