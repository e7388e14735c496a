import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readEnvironment } from '../config/read-environment.ts';
import { AppError } from '../core/app-error.ts';
import { buildPackage } from './app-package/build-package.ts';

const USAGE = 'npm run package -- --env NAME';
const OUT = 'out';

try {
  const env = environmentOf(process.argv.slice(2));
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  const { zip, manifest } = buildPackage({
    folder: new URL('../../appPackage/', import.meta.url),
    variables: { ...readEnvironment(env, process.env), APP_VERSION: version },
    source: `env/.env.${env}`,
  });
  mkdirSync(OUT, { recursive: true });
  const path = join(OUT, `pim-bot-${env}-${manifest.version}.zip`);
  writeFileSync(path, zip);
  process.stdout.write(
    `Checked against Microsoft’s schema and our own rules.\n${path}: upload it in Teams → Apps → Manage your apps\n`,
  );
} catch (error) {
  process.stderr.write(`${error instanceof AppError ? error.message : String(error)}\n`);
  process.exitCode = error instanceof AppError && error.code === 'BadOption' ? 2 : 1;
}

function environmentOf(args: readonly string[]): string {
  try {
    const { env } = parseArgs({ args: [...args], options: { env: { type: 'string' } } }).values;
    if (env === undefined) throw new Error('--env is missing');
    return env;
  } catch (error) {
    throw new AppError('BadOption', `${error instanceof Error ? error.message : String(error)}. Usage: ${USAGE}`);
  }
}
