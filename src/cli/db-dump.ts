import { openAppDatabase } from '../app-database.ts';
import { createLogger } from '../core/logger.ts';
import { optionsIn } from './options-in.ts';
import { runCommand } from './run-command.ts';
import { STORAGE_OPTIONS, storageIn } from './storage-options.ts';

const USAGE = 'npm run db:dump -- [--env NAME] [--data DIR] [--out FILE[.gz]]';

/** `npm run db:dump`: all that is kept, in a file. */
await runCommand(async () => {
  const { out, ...where } = optionsIn(process.argv.slice(2), { ...STORAGE_OPTIONS, out: { type: 'string' } }, USAGE);
  const path = out ?? `pim-bot-${new Date().toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}.jsonl.gz`;
  const database = await openAppDatabase(storageIn(where), createLogger('dump', 'warn'));
  try {
    const { rows } = await database.dumps.write(path);
    process.stdout.write(`${rows} rows in ${path}\n`);
  } finally {
    await database.close();
  }
});
