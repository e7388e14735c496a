import { z } from 'zod';
import { LOG_LEVELS, type LogLevel } from '../core/logger.ts';
import { CLOUD_NAMES, type CloudName } from './clouds.ts';
import type { Environment } from './config.ts';
import { OPTIONAL_FEATURES, type OptionalFeature } from './features.ts';
import type { Mistake } from './mistake.ts';

const DOMAIN = 'must be a host name in lower case, without https://, such as pim.contoso.example';
const PORT = 'must be a port number from 0 to 65535';

const FEATURES = `must list some of ${OPTIONAL_FEATURES.join(', ')}, separated by commas`;

/** Those that depend on no other. */
const variables = z.object({
  BOT_CLOUD: z.enum(CLOUD_NAMES, `must be one of ${CLOUD_NAMES.join(', ')}`).default('global'),
  BOT_FEATURES: z
    .string()
    .default('')
    .transform((text) => [...new Set(text.split(/[\s,;]+/).filter((name) => name !== ''))])
    .pipe(z.array(z.enum(OPTIONAL_FEATURES, FEATURES))),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number(PORT).int(PORT).min(0, PORT).max(65_535, PORT).default(3978),
  BOT_DOMAIN: z
    .string()
    .regex(/^[a-z\d-]+(\.[a-z\d-]+)+$/, DOMAIN)
    .optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).default('info'),
});

export interface Variables {
  readonly cloud: CloudName;
  readonly features: readonly OptionalFeature[];
  readonly host: string;
  readonly port: number;
  readonly logLevel: LogLevel;
  readonly publicUrl: string | undefined;
  readonly mistakes: readonly Mistake[];
}

/** Where one cannot be read its default stands, so that the others can still be checked. */
export function readVariables(environment: Environment): Variables {
  const set = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const result = variables.safeParse(set);
  const read = result.success ? result.data : variables.parse({});
  const mistakes = (result.error?.issues ?? []).map(({ path, message }) => ({ variable: String(path[0]), message }));
  return {
    cloud: read.BOT_CLOUD,
    features: read.BOT_FEATURES,
    host: read.HOST,
    port: read.PORT,
    logLevel: read.LOG_LEVEL,
    publicUrl: read.BOT_DOMAIN && `https://${read.BOT_DOMAIN}`,
    mistakes,
  };
}
