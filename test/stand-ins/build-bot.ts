import { rmSync } from 'node:fs';
import { copyFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** As deep as `src/sandbox`, so that what is read beside the sources is found; of this process alone. */
const FOLDER = new URL(`../../dist/bot-${process.pid}/`, import.meta.url);

/** What `npm start`, `npm run sandbox` and `npm run simulator` start, as one file each: whoever starts many would have each read a thousand files. */
export interface BuiltBot {
  /** Takes the sandbox's arguments. */
  readonly program: string;
  readonly main: string;
  readonly simulator: string;
  /** The sandbox, which loads its packages and waits for a line on standard input before it begins. */
  readonly standby: string;
}

const PRELOAD = 'window-preload.cjs';

let building: Promise<BuiltBot> | undefined;

/** Built once, and gone when this process ends. */
export const buildBot = (): Promise<BuiltBot> => {
  building ??= make();
  return building;
};

async function make(): Promise<BuiltBot> {
  process.once('exit', () => rmSync(FOLDER, { recursive: true, force: true }));
  const program = fileURLToPath(new URL('bot.mjs', FOLDER));
  const { metafile } = await build({
    entryPoints: {
      main: sourceOf('main.ts'),
      bot: sourceOf('sandbox/main.ts'),
      simulator: sourceOf('simulator/main.ts'),
    },
    outdir: fileURLToPath(FOLDER),
    outExtension: { '.js': '.mjs' },
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    metafile: true,
    logLevel: 'error',
  });
  // What a process is told to load by path is no part of a bundle.
  await copyFile(new URL(`../../src/sandbox/${PRELOAD}`, import.meta.url), new URL(PRELOAD, FOLDER));
  const bot = Object.entries(metafile.outputs).find(([path]) => path.endsWith('/bot.mjs'))?.[1];
  const packages = bot?.imports.flatMap(({ path, kind }) => (kind === 'import-statement' ? path : []));
  const standby = fileURLToPath(new URL('standby.mjs', FOLDER));
  await writeFile(
    standby,
    `import { once } from 'node:events';
for (const name of ${JSON.stringify([...new Set(packages)])}) await import(name);
await once(process.stdin, 'data');
process.stdin.unref();
await import('./bot.mjs');
`,
  );
  const built = (name: string) => fileURLToPath(new URL(name, FOLDER));
  return { program, main: built('main.mjs'), simulator: built('simulator.mjs'), standby };
}

const sourceOf = (path: string): string => fileURLToPath(new URL(`../../src/${path}`, import.meta.url));
