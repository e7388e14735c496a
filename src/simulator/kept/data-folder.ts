import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DataFolderError, reasonOf } from './data-folder-error.ts';
import { type Journal, openJournal } from './journal.ts';
import { ownFolder } from './own-folder.ts';

/** The simulator's part of `--data DIR`; others keep theirs beside it. */
const PART = 'simulator';
const JOURNAL = 'journal.ndjson';
/** What we put there ourselves; drafts and what a killed owner left may lie about. */
const OURS = /^journal\.ndjson$|^owner\.json|\.owner$|\.draft$/;

/** Opens or makes `DIR/simulator`, for this process alone. Throws `DataFolderError`, and then has changed nothing. */
export function openDataFolder(dir: string): Journal {
  const folder = join(dir, PART);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    refuseForeign(folder, readdirSync(folder));
    const owned = ownFolder(folder);
    try {
      const journal = openJournal(join(folder, JOURNAL));
      return {
        ...journal,
        close: () => {
          journal.close();
          owned.release();
        },
      };
    } catch (error) {
      owned.release();
      throw error;
    }
  } catch (error) {
    if (error instanceof DataFolderError) throw error;
    throw new DataFolderError(
      `${folder} cannot be used to keep data: ${reasonOf(error)}`,
      'Give --data a folder that may be written to, with room in it',
      error,
    );
  }
}

function refuseForeign(folder: string, names: readonly string[]): void {
  const foreign = names.find((name) => !OURS.test(name));
  if (foreign === undefined) return;
  throw new DataFolderError(
    `${folder} holds "${foreign}", which is not the simulator's`,
    'Nothing was changed there. Give --data another folder, or a new one',
  );
}
