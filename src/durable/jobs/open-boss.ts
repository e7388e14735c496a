import PgBoss from 'pg-boss';
import type { Logger } from '../../core/logger.ts';
import type { TaskName } from '../../teams/delivery/task-payloads.ts';
import { queueSchema, type Storage } from '../storage/storage.ts';
import { takeTurns } from '../storage/take-turns.ts';
import type { AnyTask } from './task.ts';

/** Longer than anything waits: pg-boss forgets what has waited for longer. */
const KEPT_MINUTES = 10 * 365 * 24 * 60;
/** The longest that pg-boss takes. Jobs of the dead are found by their leases. */
const EXPIRE_S = 23 * 3_600;

/**
 * pg-boss on the same connection, its tables in a schema of their own. It only keeps the jobs: its workers answer to
 * nobody when the database is away, know no moved clock, and its time limits follow the moved clock.
 */
export async function openBoss(storage: Storage, logger: Logger): Promise<PgBoss> {
  const { schema, execute } = storage;
  const boss = new PgBoss({
    db: {
      executeSql: async (text, values) => {
        const { rows } = await execute(text, values);
        return { rows: [...(rows ?? [])] };
      },
    },
    schema: queueSchema(schema),
    supervise: false,
    schedule: false,
  });
  boss.on('error', (error) => logger.error({ error }, 'the queue complains'));
  await takeTurns(storage, 'queues', () => boss.start());
  return boss;
}

/** Makes the queue of a task, and that of its dead letters, or brings them up to the task's policy. */
export async function makeQueue(boss: PgBoss, { name, policy }: AnyTask): Promise<void> {
  const kept = { name, policy: 'standard', retentionMinutes: KEPT_MINUTES, expireInSeconds: EXPIRE_S } as const;
  const dead = { ...kept, name: deadLettersOf(name) };
  const live = {
    ...kept,
    retryLimit: policy.attempts - 1,
    retryDelay: policy.pauseS,
    retryBackoff: true,
    deadLetter: dead.name,
  };
  for (const queue of [dead, live]) {
    await boss.createQueue(queue.name, queue);
    await boss.updateQueue(queue.name, queue);
  }
}

export const deadLettersOf = (task: TaskName): string => `dead-${task}`;
