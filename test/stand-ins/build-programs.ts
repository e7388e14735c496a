import { rmSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** As deep as `src/sandbox`, so that what is read beside the sources is found; of this process alone. */
const FOLDER = new URL(`../../dist/bot-${process.pid}/`, import.meta.url);
const PRELOAD = 'window-preload.cjs';

/** Our programs by where they stand in the sources. */
const PROGRAMS = {
  main: 'src/main.ts',
  sandbox: 'src/sandbox/main.ts',
  simulator: 'src/simulator/main.ts',
  auditExport: 'src/cli/audit-export.ts',
  auditVerify: 'src/cli/audit-verify.ts',
  dbRestore: 'src/cli/db-restore.ts',
  /** The sandbox, which loads itself and waits for a line on standard input before it begins. */
  standby: 'test/stand-ins/standby.ts',
};

/** Packages that look for files beside themselves. */
const EXTERNAL = ['@electric-sql/pglite', 'playwright-core', 'dtrace-provider'];

/**
 * For node, before a program that lives for seconds: it does not compile the embedded database to be fast for days, which is
 * two fifths of what a start costs a processor.
 */
export const SHORT_LIVED = ['--liftoff-only', '--wasm-lazy-compilation'];

/** What CommonJS packages expect to have. */
const COMMON_JS = `import { createRequire as requireFrom } from 'node:module';
const require = requireFrom(import.meta.url);
const __filename = import.meta.filename;
const __dirname = import.meta.dirname;`;

/**
 * Paths of what `npm start`, `npm run sandbox` and the others start, each with its packages in few files: whoever starts many
 * would have each read thousands.
 */
export type BuiltPrograms = Readonly<Record<keyof typeof PROGRAMS, string>>;

let building: Promise<BuiltPrograms> | undefined;

/** Built once, and gone when this process ends. */
export const buildPrograms = (): Promise<BuiltPrograms> => {
  building ??= make();
  return building;
};

async function make(): Promise<BuiltPrograms> {
  process.once('exit', () => rmSync(FOLDER, { recursive: true, force: true }));
  const entries = Object.entries(PROGRAMS);
  await build({
    entryPoints: Object.fromEntries(
      entries.map(([name, path]) => [name, fileURLToPath(new URL(`../../${path}`, import.meta.url))]),
    ),
    outdir: fileURLToPath(FOLDER),
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    keepNames: true,
    external: EXTERNAL,
    banner: { js: COMMON_JS },
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
  });
  // What a process is told to load by path is no part of a bundle.
  await copyFile(new URL(`../../src/sandbox/${PRELOAD}`, import.meta.url), new URL(PRELOAD, FOLDER));
  return Object.fromEntries(
    entries.map(([name]) => [name, fileURLToPath(new URL(`${name}.mjs`, FOLDER))]),
  ) as BuiltPrograms;
}
