import { z } from 'zod';
import { AppError } from '../core/app-error.ts';
import { LOG_LEVELS, type LogLevel } from '../core/logger.ts';
import { type Cloud, GLOBAL_CLOUD } from './clouds.ts';

/** Everything the app is told from outside. Frozen; secrets are in `clientSecret` only. */
export interface Config {
  /** Application (client) id of the bot's registration. */
  readonly appId: string;
  readonly clientSecret: string;
  readonly cloud: Cloud;
  readonly host: string;
  /** 0 = any free port. */
  readonly port: number;
  readonly logLevel: LogLevel;
}

const variables = z.object({
  BOT_APP_ID: z.guid('must be the Application (client) id of the bot in Entra admin center → App registrations'),
  BOT_CLIENT_SECRET: z.string().min(1, 'must be a client secret of that registration'),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number('must be a port number').int().min(0).max(65_535).default(3978),
  LOG_LEVEL: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).default('info'),
});

/** Variables that name real credentials: where one is set, the sandbox does not start. */
export const CREDENTIAL_VARIABLES = ['BOT_APP_ID', 'BOT_CLIENT_SECRET'] as const;

/** Reads the environment. Throws AppError `BadConfig` with all mistakes at once, never with a value. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const result = variables.safeParse(environment);
  if (!result.success) {
    const mistakes = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new AppError('BadConfig', `The environment is not complete. ${mistakes.join('; ')}. See env/ for samples.`);
  }
  const read = result.data;
  return Object.freeze({
    appId: read.BOT_APP_ID,
    clientSecret: read.BOT_CLIENT_SECRET,
    cloud: GLOBAL_CLOUD,
    host: read.HOST,
    port: read.PORT,
    logLevel: read.LOG_LEVEL,
  });
}
