import type { StorageConfig } from '../config/config.ts';
import { readEnvironment } from '../config/read-environment.ts';
import { readStorage } from '../config/read-storage.ts';

/** Options of every command that works with the bot's database, for `parseArgs`: as `npm start` has them. */
export const STORAGE_OPTIONS = { env: { type: 'string' }, data: { type: 'string' } } as const;

/** Which database is meant. Errors: AppError `BadConfig`. */
export function storageIn({ env, data }: { readonly env?: string; readonly data?: string }): StorageConfig {
  const environment = env === undefined ? process.env : readEnvironment(env, process.env);
  return readStorage(data === undefined ? environment : { ...environment, DATA_DIR: data });
}
