import { badConfig } from './bad-config.ts';
import type { Environment, StorageConfig } from './config.ts';
import { readVariables } from './read-variables.ts';

const ITS_VARIABLES = ['DATA_DIR', 'DATABASE_URL', 'DATABASE_SCHEMA'];

/** Where the bot keeps its data, for commands that need nothing else of its configuration. Throws AppError `BadConfig`. */
export function readStorage(environment: Environment): StorageConfig {
  const { storage, mistakes } = readVariables(environment);
  const own = mistakes.filter(({ variable }) => ITS_VARIABLES.includes(variable));
  if (own.length > 0) throw badConfig(own);
  return storage;
}
