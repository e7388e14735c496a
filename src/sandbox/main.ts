import { readFile } from 'node:fs/promises';
import { parseEnv } from 'node:util';
import { AppError } from '../core/app-error.ts';
import { createLogger } from '../core/logger.ts';
import { whenParentEnds } from '../core/when-parent-ends.ts';
import { DataFolderError } from '../simulator/kept/data-folder-error.ts';
import { TenantFileError } from '../simulator/tenant/tenant-file-error.ts';
import { readLogLevel } from './read-log-level.ts';
import { readyScreen } from './ready-screen.ts';
import { refuseProduction } from './refuse-production.ts';
import { readSandboxOptions } from './sandbox-options.ts';
import { startSandbox } from './start-sandbox.ts';

const SETTINGS = new URL('../../env/.env.sandbox', import.meta.url);

try {
  const options = readSandboxOptions(process.argv.slice(2));
  refuseProduction(process.env);
  const settings = { ...parseEnv(await readFile(SETTINGS, 'utf8')), ...process.env };
  const logLevel = readLogLevel(settings);
  const sandbox = await startSandbox(options, logLevel, createLogger('sandbox', logLevel));
  let isStopping = false;
  const stop = () => {
    // A signal and the end of npm may come of the same.
    if (isStopping) return;
    isStopping = true;
    void sandbox.stop().then(() => process.exit(0));
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  whenParentEnds(stop);
  process.stdout.write(`${readyScreen(sandbox)}\n`);
} catch (error) {
  const isExplained = error instanceof AppError || error instanceof TenantFileError || error instanceof DataFolderError;
  process.stderr.write(`${isExplained ? error.message : String(error)}\n`);
  const isOfTheCommandLine = error instanceof AppError ? error.code === 'BadOption' : error instanceof TenantFileError;
  process.exitCode = isOfTheCommandLine ? 2 : 1;
}
