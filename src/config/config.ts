import type { LogLevel } from '../core/logger.ts';
import type { Cloud } from './clouds.ts';
import type { Credential } from './credential.ts';
import type { OptionalFeature } from './features.ts';

/** An app registration and how it proves who it is. */
export interface AppIdentity {
  /** Application (client) id, in lower case. */
  readonly clientId: string;
  readonly credential: Credential;
}

/** Where what must survive a restart is kept: in this process (lost with it), in a folder, or on a PostgreSQL server. */
export type StorageConfig =
  | { readonly kind: 'memory' }
  | { readonly kind: 'embedded'; readonly folder: string }
  | { readonly kind: 'server'; readonly url: string; readonly schema?: string | undefined };

/** Whether people's tokens outlive the process, and then under which keys of 32 bytes: the first locks, all open. */
export type TokenCacheConfig =
  | { readonly kind: 'off' }
  | { readonly kind: 'kept'; readonly keys: readonly [Buffer, ...Buffer[]] };

/** Where the audit trail goes beside the database, and how long it is kept there. */
export interface AuditConfig {
  /** The path of a file, or `stdout`; nothing = nowhere. */
  readonly file: string | undefined;
  /** ISO 8601 duration; nothing = for ever. */
  readonly retention: string | undefined;
}

/** Everything the app is told from outside. Frozen; secrets are in credentials, in keys and in the URL of the database only. */
export interface Config {
  /** Application (client) id of the bot, in lower case: who activities are for. */
  readonly appId: string;
  /** As whom the bot answers Teams: its registration, or a managed identity that is the bot. */
  readonly bot: AppIdentity | { readonly clientId: string; readonly credential: 'managed-identity' };
  /** The tenant that gives the bot its own token. */
  readonly botTenant: string;
  /** The registration that people sign in to, in whose name their tokens are exchanged. */
  readonly signIn: AppIdentity;
  /** Tenants, in lower case, whose people may use the bot. */
  readonly tenants: readonly string[];
  readonly cloud: Cloud;
  /** What is switched on beside the usual. */
  readonly features: readonly OptionalFeature[];
  readonly host: string;
  /** 0 = any free port. */
  readonly port: number;
  readonly logLevel: LogLevel;
  /** The bot as browsers and Teams reach it, such as `https://pim.contoso.example`; nothing: where it listens. */
  readonly publicUrl: string | undefined;
  readonly storage: StorageConfig;
  readonly tokenCache: TokenCacheConfig;
  readonly audit: AuditConfig;
}

/** The environment, as `process.env` is. What is empty counts as not set. */
export type Environment = Readonly<Record<string, string | undefined>>;
