import { rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** As deep as `src/sandbox`, so that what is read beside the sources is found; of this process alone. */
const FOLDER = new URL(`../../dist/bot-${process.pid}/`, import.meta.url);

/** The sandbox as one file: whoever starts many bots would have each read a thousand files. */
export interface BuiltBot {
  /** Takes the sandbox's arguments. */
  readonly program: string;
  /** The same, which loads its packages and waits for a line on standard input before it begins. */
  readonly standby: string;
}

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
    entryPoints: [fileURLToPath(new URL('../../src/sandbox/main.ts', import.meta.url))],
    outfile: program,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    metafile: true,
    logLevel: 'error',
  });
  const outputs = Object.values(metafile.outputs);
  const packages = outputs.flatMap(({ imports }) =>
    imports.flatMap(({ path, kind }) => (kind === 'import-statement' ? path : [])),
  );
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
  return { program, standby };
}
