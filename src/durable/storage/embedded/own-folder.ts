import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { link, mkdir, readFile, rename, rm, stat, unlink, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { AppError } from '../../../core/app-error.ts';

/** How often the owner of a folder shows that it lives, for those who cannot look at its process. */
const RENEW_MS = 5_000;
/** Without a sign of life for this long, an owner on another machine is taken for dead. */
const SILENT_MS = 20_000;

const OWNER = 'owner.json';

const ownerSchema = z.object({
  id: z.string(),
  pid: z.number(),
  host: z.string(),
  /** When that process began, as the kernel tells it: process ids come again. */
  began: z.string().optional(),
});
type Owner = z.output<typeof ownerSchema>;

export interface OwnedFolder {
  release(): Promise<void>;
}

/**
 * Makes this process the only owner of a folder: a second one would not see what the first writes, and spoil it. The
 * folder of a process that was killed is taken without help.
 *
 * Errors: AppError `FolderInUse`, `FolderUnusable`.
 */
export async function ownFolder(folder: string): Promise<OwnedFolder> {
  const file = join(folder, OWNER);
  const me: Owner = { id: randomUUID(), pid: process.pid, host: hostname(), began: beganAt(process.pid) };
  const draft = join(folder, `${me.id}.owner`);
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(draft, JSON.stringify(me));
    await take(folder, file, draft);
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    const why = cause instanceof Error ? cause.message : String(cause);
    const message = `The folder ${folder} cannot be used to keep data: ${why}. Give the bot a folder that it may write to, with room in it.`;
    throw new AppError('FolderUnusable', message, { facts: { folder }, cause });
  } finally {
    await rm(draft, { force: true }).catch(() => undefined);
  }
  const renewing = setInterval(() => {
    const now = new Date();
    // Gone or unwritable: what the database says of that is clearer.
    utimes(file, now, now).catch(() => undefined);
  }, RENEW_MS);
  renewing.unref();
  return {
    release: async () => {
      clearInterval(renewing);
      const owner = await readOwner(file);
      if (owner?.id === me.id) await rm(file, { force: true });
    },
  };
}

/** `link` is the step that only one of several can do. */
async function take(folder: string, file: string, draft: string): Promise<void> {
  for (let attempt = 0; attempt < 5; attempt += 1) {
    try {
      return await link(draft, file);
    } catch (error) {
      if (!hasCode(error, 'EEXIST')) throw error;
    }
    const owner = await readOwner(file);
    if (owner && (await isAlive(owner, file))) throw inUse(folder, owner);
    await putAside(file, owner);
  }
  throw inUse(folder, await readOwner(file));
}

/** Removes what a dead owner left, unless somebody else has just taken the folder: then theirs is put back. */
async function putAside(file: string, dead: Owner | undefined): Promise<void> {
  const aside = `${file}.${randomUUID()}`;
  try {
    await rename(file, aside);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return;
    throw error;
  }
  const moved = await readOwner(aside);
  if (moved?.id !== dead?.id) await link(aside, file).catch(() => undefined);
  await unlink(aside);
}

async function readOwner(file: string): Promise<Owner | undefined> {
  try {
    return ownerSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return undefined;
  }
}

async function isAlive(owner: Owner, file: string): Promise<boolean> {
  if (owner.host !== hostname()) {
    const seen = await stat(file).catch(() => undefined);
    return seen !== undefined && Date.now() - seen.mtimeMs < SILENT_MS;
  }
  const isOurs = isOurProcess(owner.pid);
  if (isOurs === undefined) return false;
  const began = beganAt(owner.pid);
  // Linux may hide when the processes of others began.
  return owner.began === began || (!isOurs && began === undefined);
}

/** Whether a process is ours to signal; nothing where there is none. */
function isOurProcess(pid: number): boolean | undefined {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return hasCode(error, 'EPERM') ? false : undefined;
  }
}

/** Linux only; elsewhere nothing, and the process id has to do. */
function beganAt(pid: number): string | undefined {
  try {
    // The name in brackets may hold anything, so it is counted from behind it: field 22 of proc(5).
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[19];
  } catch {
    return undefined;
  }
}

const inUse = (folder: string, owner: Owner | undefined): AppError =>
  new AppError(
    'FolderInUse',
    `The data in ${folder} is in use by ${owner ? `process ${owner.pid} on ${owner.host}` : 'another process'}. Only one process may use it: stop that one, or give this one another folder.`,
    { facts: { folder, pid: owner?.pid, host: owner?.host } },
  );

const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;
