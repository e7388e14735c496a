import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { DataFolderError, hasCode } from './data-folder-error.ts';

const OWNER_FILE = 'owner.json';

/** When that process began, as the kernel tells it, because process ids come again; null where no kernel tells. */
const ownerSchema = z.object({ id: z.string(), pid: z.number(), began: z.string().nullable() });
type Owner = z.output<typeof ownerSchema>;

export interface OwnedFolder {
  release(): void;
}

/**
 * Makes this process the only one on this machine that uses the folder. One that was killed is no owner any more. Throws
 * `DataFolderError` while somebody else is.
 */
export function ownFolder(folder: string): OwnedFolder {
  const file = join(folder, OWNER_FILE);
  const me: Owner = { id: randomUUID(), pid: process.pid, began: beganAt(process.pid) };
  const draft = join(folder, `${me.id}.owner`);
  writeFileSync(draft, JSON.stringify(me));
  try {
    while (!link(draft, file)) {
      const owner = ownerIn(file);
      if (owner && isAlive(owner))
        throw new DataFolderError(
          `${folder} is in use by process ${owner.pid}`,
          'Stop that one, or give this one another folder with --data',
        );
      putAside(file, owner);
    }
  } finally {
    rmSync(draft, { force: true });
  }
  return {
    release: () => {
      if (ownerIn(file)?.id === me.id) rmSync(file, { force: true });
    },
  };
}

/** The one step that only one of several can do. */
function link(draft: string, file: string): boolean {
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  }
}

/** Takes away what a dead owner left. When a new one came in between, theirs is put back. */
function putAside(file: string, dead: Owner | undefined): void {
  const aside = `${file}.${randomUUID()}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return;
    throw error;
  }
  if (ownerIn(aside)?.id !== dead?.id) link(aside, file);
  rmSync(aside);
}

function ownerIn(file: string): Owner | undefined {
  try {
    return ownerSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    // Gone, or not written by us: nobody lives there.
    return undefined;
  }
}

function isAlive({ pid, began }: Owner): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // One that may not be signalled is there.
    return hasCode(error, 'EPERM');
  }
  return began === beganAt(pid);
}

/** Field 22 of proc(5), counted from behind the name, which may hold anything. Linux only. */
function beganAt(pid: number): string | null {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[19] ?? null;
  } catch {
    return null;
  }
}
