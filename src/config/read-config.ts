import { badConfig } from './bad-config.ts';
import { CLOUDS } from './clouds.ts';
import type { Config, Environment } from './config.ts';
import { readIdentity } from './read-identity.ts';
import { readTokenCache } from './read-token-cache.ts';
import { readVariables } from './read-variables.ts';

/** Reads the environment. Throws AppError `BadConfig` with all mistakes at once, never with a value. */
export function readConfig(environment: Environment): Config {
  const variables = readVariables(environment);
  const cloud = CLOUDS[variables.cloud];
  const identity = readIdentity(environment, cloud);
  const { tokenCache, mistakes: ofTokens } = readTokenCache(environment);
  const mistakes = [...variables.mistakes, ...identity.mistakes, ...ofTokens];
  if (mistakes.length > 0) throw badConfig(mistakes);
  const { host, port, logLevel, features, publicUrl, storage, audit } = variables;
  const all = { ...identity.value, cloud, features, host, port, logLevel, publicUrl, storage, tokenCache, audit };
  return Object.freeze(all);
}
