import { sql } from 'kysely';
import { z } from 'zod';
import type { Storage } from '../storage/storage.ts';

const queueSchema = z.looseObject({
  name: z.string(),
  policy: z.string().nullable(),
  retry_limit: z.number().nullable(),
  retry_delay: z.number().nullable(),
  retry_backoff: z.boolean().nullable(),
  expire_seconds: z.number().nullable(),
  retention_minutes: z.number().nullable(),
  dead_letter: z.string().nullable(),
});

/** Queues as a dump has them, each with the table that pg-boss makes for it; those that are there stay. */
export async function makeQueues(db: Storage['db'], schema: string, rows: readonly string[]): Promise<void> {
  const queues = rows.map((row) => queueSchema.parse(JSON.parse(row)));
  // One must be there before another names it as that of its dead letters.
  for (const queue of queues.toSorted((a, b) => Number(a.dead_letter !== null) - Number(b.dead_letter !== null))) {
    const options = {
      policy: queue.policy,
      retryLimit: queue.retry_limit,
      retryDelay: queue.retry_delay,
      retryBackoff: queue.retry_backoff,
      expireInSeconds: queue.expire_seconds,
      retentionMinutes: queue.retention_minutes,
      deadLetter: queue.dead_letter,
    };
    await sql`select ${sql.id(schema, 'create_queue')}(${queue.name}, ${JSON.stringify(options)}::json)`.execute(db);
  }
}
