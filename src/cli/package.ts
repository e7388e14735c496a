import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readEnvironment } from '../config/read-environment.ts';
import { AppError } from '../core/app-error.ts';
import { buildPackage } from './app-package/build-package.ts';

const USAGE = 'npm run package -- --env NAME [--schema MicrosoftTeams.schema.json]';
const OUT = 'out';

try {
  const { env, schema } = optionsOf(process.argv.slice(2));
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  const officialSchema = schema ?? schemaOfReference();
  const { zip, manifest } = buildPackage({
    folder: new URL('../../appPackage/', import.meta.url),
    variables: { ...readEnvironment(env, process.env), APP_VERSION: version },
    source: `env/.env.${env}`,
    officialSchema,
  });
  mkdirSync(OUT, { recursive: true });
  const path = join(OUT, `pim-bot-${env}-${manifest.version}.zip`);
  writeFileSync(path, zip);
  const checked = officialSchema ?? 'our own rules; give Microsoft’s schema with --schema to check against that, too';
  process.stdout.write(`Checked against ${checked}.\n${path}: upload it in Teams → Apps → Manage your apps\n`);
} catch (error) {
  process.stderr.write(`${error instanceof AppError ? error.message : String(error)}\n`);
  process.exitCode = error instanceof AppError && error.code === 'BadOption' ? 2 : 1;
}

function optionsOf(args: readonly string[]): { readonly env: string; readonly schema: string | undefined } {
  try {
    const options = { env: { type: 'string' }, schema: { type: 'string' } } as const;
    const { env, schema } = parseArgs({ args: [...args], options }).values;
    if (env === undefined) throw new Error('--env is missing');
    return { env, schema };
  } catch (error) {
    throw new AppError('BadOption', `${error instanceof Error ? error.message : String(error)}. Usage: ${USAGE}`);
  }
}

/** Beside some checkouts Microsoft's published reference lies. */
function schemaOfReference(): string | undefined {
  const { PIM_REFERENCE: reference } = process.env;
  const path = reference === undefined ? undefined : join(reference, 'teams-manifest-1.29.schema.json');
  return path !== undefined && existsSync(path) ? path : undefined;
}
