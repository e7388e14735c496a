import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { AppError } from '../core/app-error.ts';
import type { Environment } from './config.ts';

const FOLDER = new URL('../../env/', import.meta.url);

/**
 * The environment with the files of one of its names: `.env.NAME`, which is shared, then `.env.NAME.user`, where secrets
 * are and git is blind. What is set outside wins. Throws AppError `BadConfig` where there is no such name.
 */
export function readEnvironment(name: string, outside: Environment, folder: URL = FOLDER): Environment {
  const shared = new URL(`.env.${name}`, folder);
  if (!/^[\w-]+$/.test(name) || !existsSync(shared)) {
    throw new AppError('BadConfig', `There is no env/.env.${name}. Copy env/.env.dev to begin one.`);
  }
  const own = new URL(`.env.${name}.user`, folder);
  const files = [shared, ...(existsSync(own) ? [own] : [])].map((file) => parseEnv(readFileSync(file, 'utf8')));
  const set = Object.fromEntries(Object.entries(outside).filter(([, value]) => value !== undefined && value !== ''));
  return Object.assign({}, ...files, set);
}
