import type { MovedClock } from '../moved-clock.ts';
import type { Knobs } from '../pim/knobs.ts';
import type { TenantFile } from '../tenant/schema.ts';
import { createKeys, type Keys, readKeys, type WrittenKeys, writeKeys } from '../tokens/keys.ts';
import { createTenantState, type TenantState } from '../world.ts';
import type { Beginning } from './beginning.ts';
import type { Change, Keep } from './change.ts';
import { openDataFolder } from './data-folder.ts';
import { DataFolderError, reasonOf } from './data-folder-error.ts';
import type { Journal } from './journal.ts';
import { replay } from './replay.ts';

export interface TenantRunParts {
  /** Where to keep it; undefined: it ends with the process. */
  readonly dir: string | undefined;
  /** What was asked for; undefined: that of the folder, or else `builtIn`. */
  readonly tenant: TenantFile | undefined;
  readonly builtIn: TenantFile;
  readonly clock: MovedClock;
  readonly knobs: Knobs;
  /** Made, or read from the folder, when they are left out. */
  readonly keys: Keys | undefined;
}

/** A tenant while a simulator serves it. */
export interface TenantRun {
  /** Begins it, or goes on with the one in the folder. Throws `TenantFileError`, `DataFolderError`. */
  open(): Promise<Keys>;
  /** Read it anew in every request: after a reset it is another one. */
  state(): TenantState;
  /** As at start, the clock too. */
  reset(): void;
  /** To be called when the clock was moved. */
  clockMoved(): void;
  close(): void;
}

/** Throws `TenantFileError`, for a tenant that is not kept at once. */
export function createTenantRun({
  dir,
  tenant: wished,
  builtIn,
  clock,
  knobs,
  keys: given,
}: TenantRunParts): TenantRun {
  let tenant = wished ?? builtIn;
  let keys = given;
  let writtenKeys: WrittenKeys | undefined;
  let journal: Journal | undefined;
  let startedAt = clock.now();
  let running = dir === undefined ? stateSince(startedAt) : undefined;

  /** What happens to a state that is not the running one is not kept: before it runs it only happens again, after a reset it is gone. */
  function stateSince(time: Date) {
    const keep: Keep = (change) => {
      if (running?.keep === keep) journal?.keep(change);
    };
    return { keep, state: createTenantState(tenant, time, knobs, keep) };
  }

  const begin = (opened: Journal, written: WrittenKeys) =>
    opened.begin({ startedAt, offsetMs: clock.offsetMs(), keys: written, tenant });

  async function goOn(folder: string, began: Beginning, changes: readonly Change[]): Promise<void> {
    if (wished && JSON.stringify(wished) !== JSON.stringify(began.tenant))
      throw new DataFolderError(
        `${folder} keeps another tenant than the one that --tenant names`,
        'Leave --tenant out to go on with the one that is kept, or give --data another folder',
      );
    tenant = began.tenant;
    startedAt = began.startedAt;
    keys = await attempt(folder, 1, () => readKeys(began.keys));
    clock.setOffset(began.offsetMs);
    const next = stateSince(startedAt);
    for (const [index, change] of changes.entries())
      await attempt(folder, index + 2, () => replay(change, next.state, clock));
    running = next;
  }

  return {
    open: async () => {
      if (dir === undefined) {
        keys ??= await createKeys();
        return keys;
      }
      const opened = openDataFolder(dir);
      try {
        if (opened.beginning) await goOn(dir, opened.beginning, opened.changes);
        keys ??= await createKeys();
        writtenKeys = await writeKeys(keys);
        running ??= stateSince(startedAt);
        if (!opened.beginning) begin(opened, writtenKeys);
      } catch (error) {
        opened.close();
        throw error;
      }
      journal = opened;
      return keys;
    },
    state: () => {
      if (!running) throw new Error('The tenant is not open yet: wait for open.');
      return running.state;
    },
    reset: () => {
      const offsetMs = clock.offsetMs();
      clock.reset();
      try {
        startedAt = clock.now();
        const next = stateSince(startedAt);
        if (journal && writtenKeys) begin(journal, writtenKeys);
        running = next;
      } catch (error) {
        clock.setOffset(offsetMs);
        throw error;
      }
    },
    clockMoved: () => running?.keep({ part: 'clock', offsetMs: clock.offsetMs() }),
    close: () => {
      journal?.close();
      journal = undefined;
    },
  };
}

async function attempt<T>(folder: string, line: number, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new DataFolderError(
      `What ${folder} keeps cannot go on from line ${line}: ${reasonOf(error)}`,
      'Nothing was changed there. Put back a copy that is whole, or give --data another folder',
      error,
    );
  }
}
