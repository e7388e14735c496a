import { join } from 'node:path';
import { z } from 'zod';
import { LOG_LEVELS, type LogLevel } from '../core/logger.ts';
import { CLOUD_NAMES, type CloudName } from './clouds.ts';
import type { AuditConfig, Environment, StorageConfig } from './config.ts';
import { OPTIONAL_FEATURES, type OptionalFeature } from './features.ts';
import type { Mistake } from './mistake.ts';
import { retentionIn } from './retention-in.ts';
import { SCHEMA_NAME, SCHEMA_RULE } from './schema-name.ts';

const DOMAIN = 'must be a host name in lower case, without https://, such as pim.contoso.example';
/** The password may hold what a URL does not take as it is: then the mistake is named, not the value. */
function isDatabaseUrl(text: string): boolean {
  return URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol) && new URL(text).pathname.length > 1;
}

const PORT = 'must be a port number from 0 to 65535';

const FEATURES = `must list some of ${OPTIONAL_FEATURES.join(', ')}, separated by commas`;

const RETENTION = 'must be a number of days or an ISO 8601 duration such as P1Y, P18M or P400D, a day at the least';

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
  DATA_DIR: z.string().default('.data'),
  DATABASE_URL: z
    .string()
    .refine(isDatabaseUrl, 'must be such as postgres://user:password@host:5432/database')
    .optional(),
  DATABASE_SCHEMA: z.string().regex(SCHEMA_NAME, SCHEMA_RULE).optional(),
  AUDIT_FILE: z.string().trim().optional(),
  AUDIT_RETENTION: z
    .string()
    .refine((text) => retentionIn(text) !== undefined, RETENTION)
    .transform(retentionIn)
    .optional(),
});

export interface Variables {
  readonly cloud: CloudName;
  readonly features: readonly OptionalFeature[];
  readonly host: string;
  readonly port: number;
  readonly logLevel: LogLevel;
  readonly publicUrl: string | undefined;
  readonly storage: StorageConfig;
  readonly audit: AuditConfig;
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
    storage: storageOf(read),
    audit: { file: read.AUDIT_FILE || undefined, retention: read.AUDIT_RETENTION },
    mistakes,
  };
}

/** The bot keeps to its own part of the folder. */
const storageOf = ({
  DATA_DIR,
  DATABASE_URL: url,
  DATABASE_SCHEMA: schema,
}: z.output<typeof variables>): StorageConfig =>
  url === undefined ? { kind: 'embedded', folder: join(DATA_DIR, 'bot') } : { kind: 'server', url, schema };
