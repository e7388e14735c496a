import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { AppError } from '../../core/app-error.ts';
import { unusable } from './check-dump.ts';

const isZipped = (path: string): boolean => path.endsWith('.gz');

/**
 * Writes what `produce` gives, line by line, to a new file that only its owner may read, zipped where its name ends in
 * `.gz`. Where that fails nothing is left of it. Throws AppError `DumpNotWritten`, also where the file is there already.
 */
export async function writeLines<T>(
  path: string,
  produce: (write: (line: string) => Promise<void>) => Promise<T>,
): Promise<T> {
  const file = createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true });
  await once(file, 'open').catch((cause: unknown) => {
    throw notWritten(path, cause);
  });
  const first = isZipped(path) ? createGzip() : new PassThrough();
  const written = pipeline(first, file).then(
    () => undefined,
    (cause: unknown) => notWritten(path, cause),
  );
  const put = (line: string) =>
    new Promise<void>((done, failed) => first.write(`${line}\n`, (error) => (error ? failed(error) : done())));
  try {
    const result = await produce(put);
    first.end();
    const failure = await written;
    if (failure) throw failure;
    return result;
  } catch (error) {
    const isOurs = !first.destroyed;
    first.destroy();
    const failure = await written;
    await rm(path, { force: true });
    throw isOurs ? error : (failure ?? error);
  }
}

/** The lines of a file. Throws AppError `DumpUnusable` where it cannot be read. */
export async function* linesOf(path: string): AsyncGenerator<string> {
  let rest = '';
  try {
    for await (const chunk of textOf(path)) {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw unusable(`${path} cannot be read (${reason(error)})`);
  }
  if (rest !== '') yield rest;
}

async function* textOf(path: string): AsyncGenerator<string> {
  const bytes = createReadStream(path);
  const unzip = createGunzip();
  const decoder = new TextDecoder();
  if (isZipped(path)) bytes.on('error', (error) => unzip.destroy(error)).pipe(unzip);
  for await (const chunk of isZipped(path) ? unzip : bytes) yield decoder.decode(chunk, { stream: true });
}

const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const notWritten = (path: string, cause: unknown): AppError =>
  new AppError(
    'DumpNotWritten',
    `The dump ${path} cannot be written: ${reason(cause)}. Name a new file with --out, where there is room.`,
    { facts: { path }, cause },
  );
