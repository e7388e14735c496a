import { statfs } from 'node:fs/promises';

/** With less than this PostgreSQL cannot recover its files. */
const NEEDED_BYTES = 1024 * 1024;

/** That the disk of a folder is full, in words; nothing where it has room, or cannot be asked. */
export async function fullDisk(folder: string): Promise<string | undefined> {
  const disk = await statfs(folder).catch(() => undefined);
  if (!disk || disk.bavail * disk.bsize >= NEEDED_BYTES) return undefined;
  return `there is no room left on its disk (${Math.floor((disk.bavail * disk.bsize) / 1024)} KB)`;
}
