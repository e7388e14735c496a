import { rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { openAppDatabase } from '../app-database.ts';
import { createLogger } from '../core/logger.ts';
import { csvHeader, csvRows } from './audit/csv-rows.ts';
import { exportOptions } from './audit/export-options.ts';
import { openOutput } from './audit/open-output.ts';
import { runCommand } from './run-command.ts';
import { storageIn } from './storage-options.ts';

/** `npm run audit:export`: the audit trail as JSON lines or CSV, page by page. */
await runCommand(async () => {
  const { range, isCsv, out, where } = exportOptions(process.argv.slice(2));
  const database = await openAppDatabase(storageIn(where), createLogger('audit', 'warn'));
  let count = 0;
  async function* text() {
    if (isCsv) yield csvHeader();
    for await (const lines of database.audit.lines(range)) {
      count += lines.length;
      yield isCsv ? csvRows(lines) : lines.map((line) => `${line}\n`).join('');
    }
  }
  try {
    const output = await openOutput(out);
    await pipeline(Readable.from(text()), output, { end: out !== undefined }).catch(async (error: unknown) => {
      // Half of an export must not be taken for the whole.
      if (out !== undefined) await rm(out, { force: true });
      throw error;
    });
    if (out !== undefined) process.stdout.write(`${count} ${count === 1 ? 'record' : 'records'} in ${out}\n`);
  } finally {
    await database.close();
  }
});
