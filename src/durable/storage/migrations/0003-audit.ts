import { type Kysely, type Migration, sql } from 'kysely';

/** The hash that the first record continues. */
const NOTHING_BEFORE = '0'.repeat(64);

/**
 * The audit trail: a chain of records, its head, and how far each sink has come. Records are not changed, and removed only
 * where the head says that the trail was cut.
 */
export const audit = (schema: string): Migration => ({
  async up(db: Kysely<unknown>) {
    const build = db.schema.withSchema(schema);
    await build
      .createTable('audit')
      .addColumn('seq', 'integer', (column) => column.primaryKey())
      .addColumn('recorded_at', 'timestamptz', (column) => column.notNull())
      // As text: what was hashed must come back byte for byte.
      .addColumn('record', 'text', (column) => column.notNull())
      .addColumn('hash', 'text', (column) => column.notNull())
      .execute();
    await build.createIndex('audit_by_time').on('audit').column('recorded_at').execute();

    await build
      .createTable('audit_head')
      .addColumn('id', 'integer', (column) => column.primaryKey().check(sql`id = 1`))
      .addColumn('seq', 'integer', (column) => column.notNull())
      .addColumn('hash', 'text', (column) => column.notNull())
      .addColumn('cut_seq', 'integer', (column) => column.notNull())
      .execute();
    await sql`insert into ${sql.table(`${schema}.audit_head`)} values (1, 0, ${NOTHING_BEFORE}, 0)`.execute(db);

    await build
      .createTable('audit_sinks')
      .addColumn('name', 'text', (column) => column.primaryKey())
      .addColumn('seq', 'integer', (column) => column.notNull())
      .execute();

    const name = (table: string) => sql.table(`${schema}.${table}`);
    await sql`
      create function ${name('audit_refuse')}() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' and tg_level = 'ROW' then
          if old.seq <= (select cut_seq from ${name('audit_head')}) then return old; end if;
        end if;
        raise exception 'The audit trail is append-only: % of % is refused.', tg_op, tg_table_name;
      end $$`.execute(db);
    await sql`
      create trigger audit_append_only before update or delete on ${name('audit')}
      for each row execute function ${name('audit_refuse')}()`.execute(db);
    await sql`
      create trigger audit_never_emptied before truncate on ${name('audit')}
      for each statement execute function ${name('audit_refuse')}()`.execute(db);
    await sql`
      create trigger audit_head_stays before delete or truncate on ${name('audit_head')}
      for each statement execute function ${name('audit_refuse')}()`.execute(db);
  },
});
