import { restoreDatabase } from '../app-database.ts';
import { AppError } from '../core/app-error.ts';
import { createLogger } from '../core/logger.ts';
import { optionsIn } from './options-in.ts';
import { runCommand } from './run-command.ts';
import { STORAGE_OPTIONS, storageIn } from './storage-options.ts';

const USAGE = 'npm run db:restore -- [--env NAME] [--data DIR] --from FILE[.gz]';

/** `npm run db:restore`: a dump in an empty database. */
await runCommand(async () => {
  const { from, ...where } = optionsIn(process.argv.slice(2), { ...STORAGE_OPTIONS, from: { type: 'string' } }, USAGE);
  if (from === undefined) throw new AppError('BadOption', `--from is missing. Usage: ${USAGE}`);
  const { rows } = await restoreDatabase(storageIn(where), createLogger('restore', 'warn'), from);
  process.stdout.write(`${rows} rows restored from ${from}\n`);
});
