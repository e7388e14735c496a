import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A disk of so many MB, in memory. */
export interface SmallDisk {
  readonly folder: string;
  /** Leaves no room on it. */
  fill(): Promise<void>;
  /** Takes away what filled it. */
  makeRoom(): Promise<void>;
  remove(): Promise<void>;
}

const FILLING = 'filling-';

/** Nothing where this process may mount no disks. */
export async function makeSmallDisk(megabytes: number): Promise<SmallDisk | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'pim-bot-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    await rm(folder, { recursive: true });
    return undefined;
  }
  return {
    folder,
    async fill() {
      for (const size of [1 << 20, 4096])
        for (let count = 0; ; count += 1)
          try {
            await writeFile(join(folder, `${FILLING}${size}-${count}`), Buffer.alloc(size));
          } catch {
            break;
          }
    },
    async makeRoom() {
      for (const name of await readdir(folder)) if (name.startsWith(FILLING)) await rm(join(folder, name));
    },
    async remove() {
      execFileSync('umount', ['-l', folder]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
