import assert from 'node:assert/strict';
import { EXACT } from '../../../src/simulator/pim/knobs.ts';
import contoso from '../../../src/simulator/tenant/contoso.json' with { type: 'json' };
import { personId } from '../rig.ts';
import {
  type ArmCaller,
  type ArmRig,
  ask,
  at,
  DEV,
  forDuration,
  newGuid,
  PROD,
  startArmRig,
  VAULT,
  WEB,
} from './arm-rig.ts';

const MINE = at('', 'roleEligibilitySchedules', { $filter: 'asTarget()' });

describe('The door of Azure Resource Manager', () => {
  let rig: ArmRig;
  let alex: ArmCaller;

  before(async () => {
    rig = await startArmRig();
    alex = await rig.as('Alex');
  });
  after(() => rig.stop());

  const withToken = async (wish: Record<string, unknown>) => {
    const { body } = await rig.control('tokens', { resource: 'arm', user: personId('Alex'), ...wish });
    return rig.send('GET', MINE, undefined, { authorization: `Bearer ${body.accessToken}` });
  };

  it('needs a token, and says where to get one', async () => {
    const { status, headers, body } = await rig.send('GET', MINE);
    assert.deepEqual(
      [status, body.error],
      [401, { code: 'AuthenticationFailed', message: "Authentication failed. The 'Authorization' header is missing." }],
    );
    assert.match(
      headers.get('www-authenticate') ?? '',
      new RegExp(`^Bearer authorization_uri="https://login\\.microsoftonline\\.com/${contoso.tenantId}"`),
    );
  });

  for (const [why, wish, code] of [
    ['for Graph', { resource: 'graph' }, 'InvalidAuthenticationToken'],
    ['that is old', { claims: { exp: 1_700_000_000, nbf: 1_600_000_000 } }, 'ExpiredAuthenticationToken'],
    [
      'of another tenant',
      { claims: { iss: 'https://sts.windows.net/72f988bf-86f1-41af-91ab-2d7cd011db47/' } },
      'InvalidAuthenticationTokenTenant',
    ],
    ['of the right issuer for another tenant', { claims: { tid: newGuid() } }, 'InvalidAuthenticationTokenTenant'],
    ['without user_impersonation', { scopes: ['other'] }, 'InvalidAuthenticationToken'],
  ] as const)
    it(`refuses a token ${why}`, async () => {
      const { status, headers, body } = await withToken(wish);
      assert.deepEqual([status, body.error.code], [401, code]);
      assert.match(headers.get('www-authenticate') ?? '', /^Bearer authorization_uri=/);
    });

  it('refuses what is no token', async () => {
    const { body } = await rig.send('GET', MINE, undefined, { authorization: 'Bearer abc' });
    assert.equal(body.error.code, 'InvalidAuthenticationToken');
  });

  it('knows its other names as audience', async () => {
    for (const aud of ['https://management.core.windows.net/', '797f4846-ba00-4fd7-ba43-dac1f8f63013'])
      assert.equal((await withToken({ claims: { aud } })).status, 200);
  });

  it('wants a version, in any case', async () => {
    const path = '/providers/Microsoft.Authorization/roleEligibilitySchedules?$filter=asTarget()';
    for (const query of ['', '&api-version='])
      assert.deepEqual((await alex.get(`${path}${query}`)).body.error, {
        code: 'MissingApiVersionParameter',
        message: 'The api-version query parameter (?api-version=) is required for all requests.',
      });
    assert.equal((await alex.get(`${path}&API-Version=2020-10-01`)).status, 200);
  });

  it('ties versions to types', async () => {
    const status = async (type: string, version: string) =>
      (await alex.get(at('', type, { $filter: 'asTarget()' }, version))).status;
    assert.equal(await status('roleEligibilitySchedules', '2024-09-01-preview'), 200);
    assert.equal(await status('roleEligibilityScheduleRequests', '2022-04-01-preview'), 200);
    for (const [type, version] of [
      ['roleEligibilitySchedules', '2022-04-01-preview'],
      ['roleEligibilitySchedules', '2022-04-01'],
      ['roleAssignmentScheduleRequests', '2015-07-01'],
      ['roleAssignmentApprovals', '2020-10-01'],
    ] as const) {
      const { status: code, body } = await alex.get(at(WEB, type, {}, version));
      assert.deepEqual([code, body.error.code], [404, 'InvalidResourceType'], `${type} ${version}`);
      assert.match(
        body.error.message,
        new RegExp(
          `'${type}' could not be found in the namespace 'Microsoft.Authorization' for api version '${version}'`,
        ),
      );
    }
  });

  it('takes scopes with doubled slashes, in any case, and behind the older prefix', async () => {
    const rest = 'providers/Microsoft.Authorization/roleEligibilitySchedules?api-version=2020-10-01&$filter=asTarget()';
    for (const path of [
      `${DEV}/${rest}`,
      `/${DEV}//${rest}`,
      `${DEV.toUpperCase()}/${rest}`,
      `/providers/Microsoft.Subscription${DEV}/${rest}`,
      `${DEV}/PROVIDERS/microsoft.authorization/ROLEELIGIBILITYSCHEDULES?api-version=2020-10-01&$filter=asTarget()`,
    ]) {
      const { body } = await alex.get(path);
      assert.deepEqual(
        body.value.map(({ properties }: { properties: { scope: string } }) => properties.scope),
        [DEV],
        path,
      );
    }
    assert.equal((await alex.get(`///${rest}`)).body.value.length, 6);
    const vault = await alex.get(`/${VAULT.replace('resourceGroups', 'resourcegroups')}/${rest}`);
    assert.equal(vault.body.value[0].properties.scope, VAULT);
  });

  it('marks every answer with ids, slice and what is left of the limits', async () => {
    const first = await alex.get(MINE, { 'x-ms-client-request-id': 'mine' });
    const header = (name: string) => first.headers.get(name) ?? '';
    assert.equal(header('x-ms-request-id'), header('x-ms-correlation-request-id'));
    assert.match(
      header('x-ms-routing-request-id'),
      new RegExp(`^WESTEUROPE:2026112\\dT\\d{6}Z:${header('x-ms-request-id')}$`),
    );
    assert.deepEqual(['x-ms-client-request-id', 'mspimslice', 'cache-control', 'pragma', 'expires'].map(header), [
      'mine',
      'PROD',
      'no-cache',
      'no-cache',
      '-1',
    ]);
    const reads = Number(header('x-ms-ratelimit-remaining-tenant-reads'));
    const second = await alex.get(MINE);
    assert.equal(Number(second.headers.get('x-ms-ratelimit-remaining-tenant-reads')), reads - 1);
    assert.ok(reads > 11_000 && reads < 12_000);
    const write = await alex.put(at(PROD, `roleAssignmentScheduleRequests/${newGuid()}`), {});
    assert.equal(write.status, 400);
    assert.equal(write.headers.get('x-ms-ratelimit-remaining-subscription-writes'), '1199');
    assert.equal(write.headers.get('x-ms-ratelimit-remaining-tenant-reads'), null);
  });

  it('stands in the traffic record under the production address', async () => {
    await rig.control('requests', undefined, 'DELETE');
    await alex.get(MINE);
    const { body } = await rig.control('requests');
    const line = typeof body === 'string' ? JSON.parse(body) : body;
    assert.deepEqual([line.service, line.url], ['arm', `https://management.azure.com${MINE}`]);
    assert.equal(line.token.aud, 'https://management.azure.com');
  });

  it('says 501 to what is not imitated', async () => {
    const { status, body } = await alex.post('/batch?api-version=2020-06-01', { requests: [] });
    assert.deepEqual([status, body.error.code], [501, 'NotImplemented']);
  });

  it('may demand more than a password for writing', async () => {
    const strict = await startArmRig({ knobs: { ...EXACT, azure: { ...EXACT.azure, writesNeedMfa: true } } });
    try {
      const weak = await strict.as('Alex', { amr: ['pwd'], acrs: null });
      assert.equal((await weak.get(MINE)).status, 200);
      const activate = (caller: ArmCaller) =>
        caller.put(
          at(DEV, `roleAssignmentScheduleRequests/${newGuid()}`),
          ask('SelfActivate', caller.id, DEV, 'Contributor', forDuration('PT1H')),
        );
      const { status, body } = await activate(weak);
      assert.deepEqual([status, body.error.code], [403, 'RequestDisallowedByAzure']);
      assert.match(body.error.message, /https:\/\/aka\.ms\/MFAforAzure/);
      assert.equal((await activate(await strict.as('Alex', { amr: ['pwd'], acrs: ['p1'] }))).status, 201);
    } finally {
      await strict.stop();
    }
  });
});
