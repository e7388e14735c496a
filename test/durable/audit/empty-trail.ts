import type { Storage } from '../../../src/durable/storage/storage.ts';

/** What keeps the trail from being changed, off or on again: only the owner of the tables can do that. */
export const guard = (schema: string, how: 'disable' | 'enable'): string =>
  ['audit', 'audit_head'].map((table) => `alter table ${schema}.${table} ${how} trigger all`).join('; ');

/** A database as new, as far as the trail goes. */
export async function emptyTrail({ execute, schema }: Storage): Promise<void> {
  await execute(`
    ${guard(schema, 'disable')};
    delete from ${schema}.audit;
    delete from ${schema}.audit_head;
    delete from ${schema}.audit_sinks;
    delete from ${schema}.intents;
    insert into ${schema}.audit_head values (1, 0, repeat('0', 64), 0);
    ${guard(schema, 'enable')}`);
}
