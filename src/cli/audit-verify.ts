import { openAppDatabase } from '../app-database.ts';
import { createLogger } from '../core/logger.ts';
import { notedHead } from './audit/noted-head.ts';
import { verdictOf } from './audit/verdict-of.ts';
import { optionsIn } from './options-in.ts';
import { runCommand } from './run-command.ts';
import { STORAGE_OPTIONS, storageIn } from './storage-options.ts';

const USAGE = 'npm run audit:verify -- [--env NAME] [--data DIR] [--head NUMBER:HASH]';

/** `npm run audit:verify`: whether the audit trail is as it was written. Exit code 1 where it is not. */
await runCommand(async () => {
  const { head, ...where } = optionsIn(process.argv.slice(2), { ...STORAGE_OPTIONS, head: { type: 'string' } }, USAGE);
  const noted = head === undefined ? undefined : notedHead(head);
  const database = await openAppDatabase(storageIn(where), createLogger('audit', 'warn'));
  try {
    const { text, isWhole } = verdictOf(await database.audit.verify(noted), noted);
    process.stdout.write(`${text}\n`);
    if (!isWhole) process.exitCode = 1;
  } finally {
    await database.close();
  }
});
