import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openStorage } from '../../../src/durable/storage/open-storage.ts';
import type { StorageSetting } from '../../../src/durable/storage/storage.ts';
import { silent } from '../../durable/databases.ts';
import type { Evidence } from '../evidence/evidence.ts';

const TABLES = [
  'intents',
  'followed_requests',
  'posted_cards',
  'posted_messages',
  'received_activities',
  'task_keys',
] as const;

/** Writes all that a trial left behind as JSON and text, for whoever looks for a mistake. */
export async function keepAll(
  folder: string,
  { evidence, complaints }: { readonly evidence: Evidence; readonly complaints: string },
  setting: StorageSetting,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const write = (name: string, value: unknown) => writeFile(join(folder, name), `${JSON.stringify(value, null, 1)}\n`);
  const { notes } = evidence;
  await write('evidence.json', {
    ...evidence,
    chats: [...evidence.chats],
    notes: { ...notes, messages: [...notes.messages] },
  });
  await writeFile(join(folder, 'log.txt'), complaints);
  const storage = await openStorage(setting, silent);
  try {
    for (const table of TABLES) await write(`${table}.json`, await storage.db.selectFrom(table).selectAll().execute());
    const { rows } = await storage.execute('select * from pim_queue.job', []);
    await write('jobs.json', rows);
  } finally {
    await storage.close();
  }
}
