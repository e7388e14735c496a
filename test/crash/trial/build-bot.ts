import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** As deep as `src/sandbox`, so that what is read beside the sources is found. */
const FOLDER = new URL('../../../dist/crash/', import.meta.url);

/**
 * The sandbox as one file, and a program that has loaded the packages already when it is told to begin: a trial starts
 * hundreds of bots, each of which would read a thousand files.
 *
 * @returns the program: it takes the sandbox's arguments, and a line on standard input.
 */
export async function buildBot(): Promise<string> {
  const { metafile } = await build({
    entryPoints: [fileURLToPath(new URL('../../../src/sandbox/main.ts', import.meta.url))],
    outfile: fileURLToPath(new URL('bot.mjs', FOLDER)),
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
  const program = new URL('standby.mjs', FOLDER);
  await writeFile(
    program,
    `import { once } from 'node:events';
for (const name of ${JSON.stringify([...new Set(packages)])}) await import(name);
await once(process.stdin, 'data');
process.stdin.unref();
await import('./bot.mjs');
`,
  );
  return fileURLToPath(program);
}
