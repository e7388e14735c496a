import assert from 'node:assert/strict';
import { AppError } from '../../src/core/app-error.ts';
import { followClock } from '../../src/sandbox/follow-clock.ts';
import { readLogLevel } from '../../src/sandbox/read-log-level.ts';
import { readyLine, readyScreen } from '../../src/sandbox/ready-screen.ts';
import { refuseProduction } from '../../src/sandbox/refuse-production.ts';
import { createSandboxAssertions } from '../../src/sandbox/sandbox-assertions.ts';
import { readSandboxOptions } from '../../src/sandbox/sandbox-options.ts';
import { readSimulatedTenant } from '../../src/sandbox/simulated-tenant.ts';
import { sandboxTransport } from '../../src/sandbox/transport.ts';
import { windowConfig } from '../../src/sandbox/window-config.ts';
import contoso from '../../src/simulator/tenant/contoso.json' with { type: 'json' };

const withCode = (code: string, expected: RegExp) => (error: unknown) =>
  error instanceof AppError && error.code === code && expected.test(error.message);

describe('The sandbox’s command line', () => {
  it('has windows on 3978 and 3979 when nothing is said', () => {
    const { port, simulatorPort, ui, tenant } = readSandboxOptions([]);
    assert.deepEqual(
      { port, simulatorPort, ui, tenant },
      { port: 3978, simulatorPort: 3979, ui: true, tenant: undefined },
    );
  });
  it('reads every option', () => {
    const args = [
      '--port',
      '0',
      '--simulator-port',
      '4000',
      '--no-ui',
      '--tenant',
      'mine.json',
      '--data',
      'here',
      '--provisioning-delay',
      'PT3S',
      '--database-url',
      'postgres://127.0.0.1/pim',
      '--database-schema',
      'mine',
    ];
    const { port, simulatorPort, ui, tenant, dataDir, databaseUrl, databaseSchema, knobs } = readSandboxOptions(args);
    assert.deepEqual([dataDir, databaseUrl, databaseSchema], ['here', 'postgres://127.0.0.1/pim', 'mine']);
    assert.deepEqual([port, simulatorPort, ui, tenant, knobs.provisioningMs], [0, 4000, false, 'mine.json', 3_000]);
  });
  for (const [args, expected] of [
    [['--colour'], /colour/],
    [['extra'], /extra/],
    [['--port'], /port/],
    [['--port', '-1'], /port/],
    [['--port', '65536'], /--port must be a port from 0 to 65535, not "65536"/],
    [['--data', ''], /--data must be a folder, not ""/],
    [['--simulator-port', 'x'], /--simulator-port must be a port/],
    [['--simulator', 'https://sim.example'], /--simulator must be .* not "https:\/\/sim\.example"/],
    [['--simulator', 'http://127.0.0.1:3979/control'], /--simulator must be/],
    [['--simulator', 'http://127.0.0.1:3979', '--simulator-port', '1'], /--simulator-port is of no use beside/],
    [['--simulator', 'http://127.0.0.1:3979', '--realistic'], /--realistic is of no use beside --simulator/],
    [['--auth', '--ui'], /--auth goes without --ui: the Teams windows cannot sign/],
    [['--channel-metadata', 'http://127.0.0.1:1/'], /--channel-metadata .* needs --auth/],
    [['--auth', '--channel-metadata', 'https://login.example/'], /--channel-metadata must be an http URL on this/],
    [['--database-schema', 'mine'], /--database-schema .* needs --database-url/],
    [['--database-url', 'postgres://h/d', '--database-schema', 'a b'], /must be a name of small letters.*not "a b"/],
    [['--list-lag', 'soon'], /--list-lag is "soon", which is no duration such as PT40S\. Usage/],
  ] as const)
    it(`refuses "${args.join(' ')}" with its usage`, () => {
      assert.throws(() => readSandboxOptions(args), withCode('BadOption', expected));
      assert.throws(() => readSandboxOptions(args), withCode('BadOption', /Usage: npm run sandbox/));
    });
});

describe('The sandbox', () => {
  it('has no windows where activities must carry tokens, whose keys may come from elsewhere on this machine', () => {
    const { ui, channelAuth, channelMetadata } = readSandboxOptions(['--auth']);
    assert.deepEqual([ui, channelAuth, channelMetadata], [false, true, undefined]);
    const url = 'http://127.0.0.1:4000/metadata';
    assert.equal(readSandboxOptions(['--auth', '--no-ui', '--channel-metadata', url]).channelMetadata, url);
    assert.equal(readSandboxOptions([]).channelAuth, false);
  });

  it('goes along with a simulator that runs already', () => {
    assert.equal(readSandboxOptions([]).simulatorUrl, undefined);
    assert.equal(readSandboxOptions(['--simulator', 'http://127.0.0.1:3979/']).simulatorUrl, 'http://127.0.0.1:3979');
  });

  it('does not start beside anything real', () => {
    for (const [name, value] of [
      ['NODE_ENV', 'production'],
      ['BOT_APP_ID', 'x'],
      ['BOT_CLIENT_SECRET', 'x'],
      ['BOT_CERTIFICATE_FILE', 'x'],
      ['BOT_MANAGED_IDENTITY_ID', 'x'],
    ] as const)
      assert.throws(() => refuseProduction({ [name]: value }), withCode('SandboxRefused', new RegExp(name)));
    refuseProduction({ NODE_ENV: 'development', BOT_APP_ID: '' });
  });

  it('takes a log level, and no other word', () => {
    assert.equal(readLogLevel({}), 'warn');
    assert.equal(readLogLevel({ LOG_LEVEL: 'debug' }), 'debug');
    assert.throws(
      () => readLogLevel({ LOG_LEVEL: 'loud' }),
      withCode('BadConfig', /LOG_LEVEL is "loud"\. Use one of debug,/),
    );
  });

  it('ends its start with one line that programs can read', () => {
    const urls = { bot: 'http://127.0.0.1:1', simulator: 'http://127.0.0.1:2', alex: undefined, megan: undefined };
    assert.equal(readyLine(urls), 'sandbox ready bot=http://127.0.0.1:1 simulator=http://127.0.0.1:2');
    const windows = { ...urls, alex: 'http://127.0.0.1:3', megan: 'http://127.0.0.1:4' };
    assert.equal(
      readyScreen(windows).split('\n').at(-1),
      `${readyLine(urls)} alex=http://127.0.0.1:3 megan=http://127.0.0.1:4`,
    );
    assert.match(readyScreen(windows), /activate Global Reader for 2h/);
  });

  it('shows in each window its owner and five others, with the ids of the tenant', () => {
    const tenant = { tenantId: contoso.tenantId, appId: contoso.bot.appId, people: contoso.people };
    const [alex, megan] = contoso.people;
    assert.ok(alex && megan);
    const config = windowConfig(tenant, megan) as {
      currentUser: { aadObjectId: string };
      users: unknown[];
      personalChat: { id: string };
    };
    assert.equal(config.currentUser.aadObjectId, megan.id);
    assert.equal(config.users.length, 5);
    const other = windowConfig(tenant, alex) as typeof config;
    assert.notEqual(config.personalChat.id, other.personalChat.id);
  });

  it('leads Microsoft’s hosts to the simulator, lets this machine pass, and sends nothing anywhere else', async () => {
    const asked: string[] = [];
    const transport = sandboxTransport('http://127.0.0.1:9', async (url) => {
      asked.push(String(url));
      return new Response();
    });
    await transport('https://graph.microsoft.com/v1.0/me?$select=id');
    await transport('https://login.microsoftonline.com/common/x');
    await transport('http://127.0.0.1:56150/v3/conversations');
    assert.deepEqual(asked, [
      'http://127.0.0.1:9/graph/v1.0/me?$select=id',
      'http://127.0.0.1:9/login/common/x',
      'http://127.0.0.1:56150/v3/conversations',
    ]);
    for (const url of [
      'https://example.com/',
      'http://graph.microsoft.com/',
      'https://graph.microsoft.com.evil.example/',
      'https://127.0.0.1/',
    ])
      assert.throws(() => transport(url), withCode('LeftSandbox', /sends nothing to/));
  });

  it('says how to start the simulator where none answers', async () => {
    await assert.rejects(
      readSimulatedTenant('http://127.0.0.1:1', fetch),
      withCode('SimulatorSilent', /npm run simulator/),
    );
  });

  it('says so where something else answers in place of a simulator', async () => {
    const other = async () => new Response('<html></html>');
    await assert.rejects(
      readSimulatedTenant('http://127.0.0.1:1', other),
      withCode('SimulatorSilent', /npm run simulator/),
    );
    await assert.rejects(
      followClock('http://127.0.0.1:1', other),
      withCode('SimulatorSilent', /does not tell its clock/),
    );
  });

  it('hands out nobody’s sign-in outside of a turn of theirs', async () => {
    const assertions = createSandboxAssertions('http://127.0.0.1:1', fetch);
    const alex = { tenantId: contoso.tenantId, objectId: contoso.people[0]?.id ?? '' };
    await assert.rejects(assertions.assertionFor(alex, 'graph'), withCode('SignInNeeded', /no turn of this person/));
  });
});
