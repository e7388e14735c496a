import type { Cloud } from './clouds.ts';
import type { AppIdentity, Config, Environment } from './config.ts';
import type { Credential } from './credential.ts';
import type { Mistake } from './mistake.ts';
import { CREDENTIAL_SOURCES, readCredential } from './read-credential.ts';

/** As Azure Bot Service names them; the names are read in any case. */
export const APP_TYPES = ['SingleTenant', 'MultiTenant', 'UserAssignedMSI'] as const;
type AppType = (typeof APP_TYPES)[number];

const GUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
const APP_ID = 'the Application (client) ID of the bot: Entra admin center → App registrations → Overview';
const TENANT_ID = 'the Directory (tenant) ID: Entra admin center → Overview';

export type IdentityConfig = Pick<Config, 'appId' | 'bot' | 'botTenant' | 'signIn' | 'tenants'>;

interface Read {
  /** Only good where there are no mistakes. */
  readonly value: IdentityConfig;
  readonly mistakes: readonly Mistake[];
}

/**
 * Who the bot is and whom it serves. One registration for both the bot and sign-in, of one tenant or of several; or a
 * managed identity that is the bot, which cannot exchange tokens of people, beside a registration for sign-in that it
 * vouches for.
 */
export function readIdentity(environment: Environment, cloud: Cloud): Read {
  const mistakes: Mistake[] = [];
  const wrong = (variable: string, message: string) => void mistakes.push({ variable, message });
  const text = (name: string): string | undefined => environment[name]?.trim() || undefined;
  const guid = (name: string, what: string): string => {
    const value = text(name) ?? '';
    if (!GUID.test(value)) wrong(name, `must be ${what}`);
    return value.toLowerCase();
  };
  const unused = (names: readonly string[], why: string) => {
    for (const name of names) if (text(name) !== undefined) wrong(name, `must not be set ${why}`);
  };
  const credential = (): Credential => {
    const read = readCredential(environment);
    mistakes.push(...read.mistakes);
    return read.credential;
  };

  const appId = guid('BOT_APP_ID', APP_ID);
  const type = appTypeOf(text('BOT_APP_TYPE'));
  if (type === undefined) wrong('BOT_APP_TYPE', `must be one of ${APP_TYPES.join(', ')}`);

  if (type === 'UserAssignedMSI') {
    const tenant = guid('BOT_TENANT_ID', TENANT_ID);
    const clientId = guid('SSO_APP_ID', 'the Application (client) ID of the registration that people sign in to');
    unused(['BOT_ALLOWED_TENANTS'], 'for a managed identity, which belongs to one tenant');
    unused(CREDENTIAL_SOURCES, 'for a managed identity: it is its own credential, also for SSO_APP_ID');
    const signIn: AppIdentity = { clientId, credential: { kind: 'managed-identity', clientId: appId } };
    const bot = { clientId: appId, credential: 'managed-identity' } as const;
    return { value: { appId, bot, botTenant: tenant, signIn, tenants: [tenant] }, mistakes };
  }

  unused(['SSO_APP_ID'], 'unless BOT_APP_TYPE is UserAssignedMSI: people sign in to BOT_APP_ID');
  if (type === 'MultiTenant') {
    const tenants = tenantsIn(text('BOT_ALLOWED_TENANTS'));
    if (tenants.length === 0 || !tenants.every((tenant) => GUID.test(tenant)))
      wrong('BOT_ALLOWED_TENANTS', 'must list the tenant IDs whose people may use the bot, separated by commas');
    unused(['BOT_TENANT_ID'], 'for a multi-tenant bot: BOT_ALLOWED_TENANTS says whose it is');
    const identity: AppIdentity = { clientId: appId, credential: credential() };
    const botTenant = cloud.channel.loginTenant;
    return { value: { appId, bot: identity, botTenant, signIn: identity, tenants }, mistakes };
  }
  const tenant = guid('BOT_TENANT_ID', TENANT_ID);
  unused(['BOT_ALLOWED_TENANTS'], 'unless BOT_APP_TYPE is MultiTenant');
  const identity: AppIdentity = { clientId: appId, credential: credential() };
  return { value: { appId, bot: identity, botTenant: tenant, signIn: identity, tenants: [tenant] }, mistakes };
}

const appTypeOf = (text = 'SingleTenant'): AppType | undefined =>
  APP_TYPES.find((type) => type.toLowerCase() === text.toLowerCase());

const tenantsIn = (text = ''): string[] =>
  text
    .split(/[\s,;]+/)
    .filter((tenant) => tenant !== '')
    .map((tenant) => tenant.toLowerCase());
