import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { CLOUDS } from '../../src/config/clouds.ts';
import { readConfig } from '../../src/config/read-config.ts';
import { AppError } from '../../src/core/app-error.ts';

const APP = 'cbf27734-ac10-4525-8b66-402800e03d2c';
const SSO_APP = 'd0a5e0f4-3f64-4a6a-9a4b-2e1f4a1f9c01';
const TENANT = '9e6f5b0c-8f5d-4a55-9a3b-5a7e2f0c1d22';
const OTHER_TENANT = 'b8e16e4f-3b39-4a09-9d2c-1f5f7e9c1a11';
const KEY = randomBytes(32).toString('base64');
const GOOD = { BOT_APP_ID: APP, BOT_TENANT_ID: TENANT, BOT_CLIENT_SECRET: 'not-a-real-secret', PIM_TOKEN_KEY: KEY };

/** What is said of a configuration that cannot be used. */
function mistakes(change: Record<string, string | undefined>): string {
  try {
    readConfig({ ...GOOD, ...change });
  } catch (error) {
    assert.ok(error instanceof AppError && error.code === 'BadConfig');
    return error.message;
  }
  return '';
}

describe('The configuration', () => {
  it('needs registration, tenant, secret and the key for tokens only; the rest has defaults, and nothing can be changed later', () => {
    const config = readConfig({ ...GOOD, PORT: '', LOG_LEVEL: '' });
    assert.deepEqual([config.host, config.port, config.logLevel], ['127.0.0.1', 3978, 'info']);
    assert.deepEqual(config.features, []);
    assert.deepEqual(config.cloud, CLOUDS.global);
    assert.deepEqual(config.bot, { clientId: APP, credential: { kind: 'secret', secret: GOOD.BOT_CLIENT_SECRET } });
    assert.deepEqual(config.signIn, config.bot);
    assert.deepEqual([config.botTenant, config.tenants], [TENANT, [TENANT]]);
    assert.deepEqual(config.storage, { kind: 'embedded', folder: '.data/bot' });
    assert.ok(Object.isFrozen(config));
  });

  it('keeps what must survive in a folder, or on a server whose URL is one', () => {
    const url = 'postgres://bot:hush@db.example/pim';
    const server = readConfig({ ...GOOD, DATABASE_URL: url, DATABASE_SCHEMA: 'pim_two' });
    assert.deepEqual(server.storage, { kind: 'server', url, schema: 'pim_two' });
    assert.deepEqual(readConfig({ ...GOOD, DATA_DIR: '/srv/pim' }).storage, {
      kind: 'embedded',
      folder: '/srv/pim/bot',
    });
    const wrong = mistakes({ DATABASE_URL: 'mysql://bot:hush@db/pim', DATABASE_SCHEMA: 'Pim; drop' });
    assert.match(wrong, /DATABASE_URL: must be such as postgres:.*\n.*DATABASE_SCHEMA: must be a name/);
    assert.doesNotMatch(wrong, /hush|drop/);
  });

  it('locks people’s tokens with the newest key and opens them with the one before too, or keeps none', () => {
    const old = randomBytes(32).toString('base64');
    const keys = (environment: Record<string, string | undefined>) => {
      const { tokenCache } = readConfig({ ...GOOD, ...environment });
      return tokenCache.kind === 'off' ? 'off' : tokenCache.keys.map((key) => key.toString('base64'));
    };
    assert.deepEqual(keys({}), [KEY]);
    assert.deepEqual(keys({ PIM_TOKEN_KEY_OLD: old, TOKEN_CACHE: 'on' }), [KEY, old]);
    assert.deepEqual(keys({ TOKEN_CACHE: 'off' }), 'off');
    assert.deepEqual(keys({ TOKEN_CACHE: 'off', PIM_TOKEN_KEY: undefined }), 'off');
  });

  it('gives the audit trail to a file or standard output, and keeps it for days or a calendar’s length', () => {
    assert.deepEqual(readConfig(GOOD).audit, { file: undefined, retention: undefined });
    const audit = (AUDIT_RETENTION: string) => readConfig({ ...GOOD, AUDIT_FILE: 'stdout', AUDIT_RETENTION }).audit;
    assert.deepEqual(audit('400'), { file: 'stdout', retention: 'P400D' });
    assert.deepEqual(audit('p1y'), { file: 'stdout', retention: 'P1Y' });
    for (const wrong of ['0', 'PT1H', 'P-30D', 'a year', 'P999Y', '-5'])
      assert.match(
        mistakes({ AUDIT_RETENTION: wrong }),
        /AUDIT_RETENTION: must be a number of days or an ISO 8601/,
        wrong,
      );
  });

  it('takes ids in any case and a certificate, an identity or a token file instead of the secret', () => {
    const config = readConfig({ ...GOOD, BOT_APP_ID: APP.toUpperCase(), BOT_TENANT_ID: TENANT.toUpperCase() });
    assert.deepEqual([config.appId, config.tenants], [APP, [TENANT]]);
    const federated = { ...GOOD, BOT_CLIENT_SECRET: undefined, BOT_MANAGED_IDENTITY_ID: SSO_APP.toUpperCase() };
    assert.deepEqual(readConfig(federated).signIn.credential, { kind: 'managed-identity', clientId: SSO_APP });
    const file = { ...GOOD, BOT_CLIENT_SECRET: undefined, BOT_FEDERATED_TOKEN_FILE: 'package.json' };
    assert.deepEqual(readConfig(file).signIn.credential, { kind: 'federated-token', file: 'package.json' });
  });

  it('switches on what needs permissions of its own, by name', () => {
    const { features } = readConfig({ ...GOOD, BOT_FEATURES: 'alerts, policyEditing,alerts' });
    assert.deepEqual(features, ['alerts', 'policyEditing']);
  });

  it('serves several tenants, and then gets the bot’s token where the Bot Framework gives it', () => {
    const several = { BOT_APP_TYPE: 'multitenant', BOT_ALLOWED_TENANTS: `${TENANT}, ${OTHER_TENANT.toUpperCase()}` };
    const config = readConfig({ ...GOOD, ...several, BOT_TENANT_ID: undefined });
    assert.deepEqual([config.botTenant, config.tenants], ['botframework.com', [TENANT, OTHER_TENANT]]);
    const abroad = readConfig({ ...GOOD, ...several, BOT_TENANT_ID: undefined, BOT_CLOUD: 'usgov-l4' });
    assert.equal(abroad.botTenant, 'MicrosoftServices.onmicrosoft.us');
  });

  it('lets a managed identity be the bot, which vouches for the registration that people sign in to', () => {
    const identity = { BOT_APP_TYPE: 'UserAssignedMSI', SSO_APP_ID: SSO_APP, BOT_CLIENT_SECRET: undefined };
    const config = readConfig({ ...GOOD, ...identity });
    assert.deepEqual(config.bot, { clientId: APP, credential: 'managed-identity' });
    assert.deepEqual(config.signIn, { clientId: SSO_APP, credential: { kind: 'managed-identity', clientId: APP } });
  });

  it('keeps the hosts of a cloud together', () => {
    const { cloud } = readConfig({ ...GOOD, BOT_CLOUD: 'usgov-l5' });
    assert.deepEqual(
      [cloud.graph, cloud.channel.issuer],
      ['https://dod-graph.microsoft.us', 'https://api.botframework.us'],
    );
    for (const { login, graph, arm, channel } of Object.values(CLOUDS)) {
      for (const url of [login, graph, arm, channel.issuer]) assert.equal(new URL(url).origin, url);
      assert.match(channel.metadata, /^https:\/\/login\.botframework\..+\/openidconfiguration$/);
      assert.ok(channel.serviceHosts.length > 0);
    }
    const graphs = Object.values(CLOUDS).map(({ graph }) => graph);
    assert.equal(new Set(graphs).size, graphs.length);
  });

  for (const [change, expected] of [
    [{ BOT_APP_ID: undefined }, /BOT_APP_ID: must be the Application \(client\) ID/],
    [{ BOT_APP_ID: 'my-bot' }, /BOT_APP_ID: must be the Application \(client\) ID/],
    [{ BOT_TENANT_ID: undefined }, /BOT_TENANT_ID: must be the Directory \(tenant\) ID/],
    [{ BOT_TENANT_ID: 'contoso.com' }, /BOT_TENANT_ID: must be the Directory \(tenant\) ID/],
    [{ BOT_APP_TYPE: 'Tenant' }, /BOT_APP_TYPE: must be one of SingleTenant, MultiTenant, UserAssignedMSI/],
    [{ BOT_CLIENT_SECRET: undefined }, /exactly one of BOT_CLIENT_SECRET, BOT_CERTIFICATE_FILE.*none is set/],
    [{ BOT_CLIENT_SECRET: SSO_APP }, /BOT_CLIENT_SECRET: must be the Value of the client secret, not its Secret ID/],
    [{ BOT_MANAGED_IDENTITY_ID: SSO_APP }, /BOT_CLIENT_SECRET and BOT_MANAGED_IDENTITY_ID are set/],
    [{ BOT_CLIENT_SECRET: '', BOT_MANAGED_IDENTITY_ID: 'mine' }, /BOT_MANAGED_IDENTITY_ID: must be the Client ID/],
    [{ BOT_CLIENT_SECRET: '', BOT_FEDERATED_TOKEN_FILE: '/nowhere' }, /BOT_FEDERATED_TOKEN_FILE: must name a file/],
    [{ BOT_ALLOWED_TENANTS: TENANT }, /BOT_ALLOWED_TENANTS: must not be set unless BOT_APP_TYPE is MultiTenant/],
    [{ SSO_APP_ID: SSO_APP }, /SSO_APP_ID: must not be set unless BOT_APP_TYPE is UserAssignedMSI/],
    [{ BOT_APP_TYPE: 'MultiTenant', BOT_TENANT_ID: '' }, /BOT_ALLOWED_TENANTS: must list the tenant IDs/],
    [
      { BOT_APP_TYPE: 'MultiTenant', BOT_ALLOWED_TENANTS: 'all' },
      /BOT_ALLOWED_TENANTS: must list.*BOT_TENANT_ID: must not/s,
    ],
    [{ BOT_APP_TYPE: 'UserAssignedMSI' }, /SSO_APP_ID: must be.*BOT_CLIENT_SECRET: must not be set for a managed/s],
    [{ BOT_CLOUD: 'gcc' }, /BOT_CLOUD: must be one of global, usgov-l4, usgov-l5, china/],
    [{ PORT: 'web' }, /PORT: must be a port number from 0 to 65535/],
    [{ PORT: '70000' }, /PORT: must be a port number/],
    [{ PORT: '1.5' }, /PORT: must be a port number/],
    [{ BOT_FEATURES: 'alerts,mail' }, /BOT_FEATURES: must list some of policyEditing, alerts, applications/],
    [{ PIM_TOKEN_KEY: undefined }, /PIM_TOKEN_KEY: must be 32 random bytes.*TOKEN_CACHE=off keeps none/],
    [{ PIM_TOKEN_KEY: 'hunter2' }, /PIM_TOKEN_KEY: must be 32 random bytes in base64/],
    [{ PIM_TOKEN_KEY: 'hunter2', TOKEN_CACHE: 'off' }, /PIM_TOKEN_KEY: must be 32 random bytes in base64/],
    [{ PIM_TOKEN_KEY: Buffer.alloc(32).toString('base64') }, /PIM_TOKEN_KEY: must be.*these are not random/],
    [{ PIM_TOKEN_KEY: randomBytes(31).toString('base64') }, /PIM_TOKEN_KEY: must be 32 random bytes in base64/],
    [{ PIM_TOKEN_KEY_OLD: KEY }, /PIM_TOKEN_KEY_OLD: must be the key that PIM_TOKEN_KEY was before/],
    [{ TOKEN_CACHE: 'yes' }, /TOKEN_CACHE: must be on or off/],
    [{ LOG_LEVEL: 'loud' }, /LOG_LEVEL: must be one of debug, info, warn, error, silent/],
  ] as const)
    it(`with ${JSON.stringify(change)} is refused, naming the variable and what it must be`, () => {
      assert.match(mistakes(change), expected);
    });

  it('names all mistakes at once, and never shows a value', () => {
    const said = mistakes({
      BOT_APP_ID: 'secret-looking',
      BOT_CLIENT_SECRET: '',
      PORT: 'web',
      LOG_LEVEL: 'loud',
      PIM_TOKEN_KEY: 'secret-looking',
    });
    for (const variable of ['BOT_APP_ID', 'BOT_CLIENT_SECRET', 'PORT', 'LOG_LEVEL', 'PIM_TOKEN_KEY'])
      assert.match(said, new RegExp(`\n  ${variable}: `));
    assert.doesNotMatch(said, /secret-looking/);
  });
});
