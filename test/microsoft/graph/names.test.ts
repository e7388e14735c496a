import assert from 'node:assert/strict';
import type { HttpRequest } from '../../../src/microsoft/http/http-request.ts';
import type { Answer } from '../http/answering-send.ts';
import { ALEX } from '../http/rig.ts';
import { answering } from './answering.ts';
import { draftOf } from './drafts.ts';

const GROUP = 'aaaaaaaa-1111-4111-8111-111111111111';
const ROLE = 'f2ef992c-3afb-46b9-b7cf-a126ee74c451';
const UNIT = '/administrativeUnits/bbbbbbbb-1111-4111-8111-111111111111';

const groupRow = (displayName: string | undefined) => ({
  id: `${GROUP}_member_1`,
  principalId: ALEX.objectId,
  accessId: 'member',
  groupId: GROUP,
  memberType: 'direct',
  group: displayName === undefined ? null : { id: GROUP, displayName },
});
const roleRow = (names: object = {}) => ({
  id: 'row-1',
  principalId: ALEX.objectId,
  roleDefinitionId: ROLE,
  directoryScopeId: UNIT,
  ...names,
});
const list = (...value: object[]): Answer => ({ body: { value } });
const denied: Answer = {
  status: 403,
  body: {
    error: { code: 'Authorization_RequestDenied', message: 'Insufficient privileges to complete the operation.' },
  },
};
const noExpansion: Answer = {
  status: 400,
  body: { error: { code: 'BadRequest', message: 'Parsing OData Select and Expand failed.' } },
};
const isNaming = ({ url }: HttpRequest) => url.endsWith('/directoryObjects/getByIds');
const expansionOf = ({ url }: HttpRequest) => new URL(url).searchParams.get('$expand');

describe('Names of what Graph answers', () => {
  it('of groups are asked for once where the expansion was null, and remembered', async () => {
    let name: string | undefined;
    const { groups, asked } = answering((request) =>
      isNaming(request)
        ? list({ '@odata.type': '#microsoft.graph.group', id: GROUP, displayName: 'Build Agents' })
        : list(groupRow(name), groupRow(undefined)),
    );
    const namesRead = async () => (await groups.rights.eligibilities(ALEX, 'mine')).map(({ scope }) => scope.name);
    assert.deepEqual(await namesRead(), ['Build Agents', 'Build Agents']);
    assert.deepEqual(await namesRead(), ['Build Agents', 'Build Agents']);
    assert.equal(asked.filter(isNaming).length, 1);
    const { ids = [] } = (asked[1]?.body ?? {}) as { ids?: string[] };
    assert.deepEqual(ids, [GROUP]);
    name = 'Build Agents 2';
    assert.deepEqual(
      await namesRead(),
      ['Build Agents 2', 'Build Agents 2'],
      'a new name takes the place of the old one',
    );
  });

  it('of groups are their ids where even that fails', async () => {
    const { groups } = answering((request) => (isNaming(request) ? { status: 503 } : list(groupRow(undefined))));
    const [right] = await groups.rights.assignments(ALEX, 'mine');
    assert.deepEqual(right?.scope, { kind: 'group', id: GROUP, name: GROUP });
  });

  for (const [provider, expansions] of [
    [
      'roles',
      ['roleDefinition($select=id,displayName),directoryScope,principal', 'roleDefinition($select=id,displayName)'],
    ],
    ['groups', ['group,principal', null]],
  ] as const)
    it(`of ${provider} are left out where the directory may not be read, instead of the list`, async () => {
      const row = provider === 'roles' ? roleRow({ roleDefinition: { displayName: 'Helpdesk' } }) : groupRow(undefined);
      const live = answering((request) =>
        isNaming(request) || expansionOf(request) === expansions[0] ? denied : list(row),
      );
      const [right] = await live[provider].rights.eligibilities(ALEX, 'mine');
      assert.equal(right?.scope.name, right?.scope.id);
      assert.equal(right?.role.name, provider === 'roles' ? 'Helpdesk' : 'Member');
      assert.deepEqual(live.asked.filter(({ method }) => method === 'GET').map(expansionOf), expansions);
    });

  it('are left out where PIM does not take the expansion, also of one request', async () => {
    const made = { id: 'request-1', status: 'Provisioned', action: 'selfActivate', principalId: ALEX.objectId };
    const { groups, asked } = answering((request) =>
      expansionOf(request) === null ? { body: { ...made, ...groupRow('Build Agents') } } : noExpansion,
    );
    const found = await groups.requests.find(ALEX, { kind: 'assignment', id: 'request-1' } as never);
    assert.deepEqual([found?.status, asked.length], ['Provisioned', 2]);
    const always = answering(() => noExpansion);
    await assert.rejects(always.groups.rights.eligibilities(ALEX, 'mine'), { code: 'PimRefused' });
  });

  it('of role, scope and group are known in the answer to a request, which has none', async () => {
    const made = { id: 'request-1', status: 'Provisioned', action: 'selfActivate', principalId: ALEX.objectId };
    const { roles, asked } = answering(({ method }) =>
      method === 'GET'
        ? list(roleRow({ roleDefinition: { displayName: 'Helpdesk' }, directoryScope: { displayName: 'Madrid' } }))
        : { status: 201, body: { ...made, roleDefinitionId: ROLE, directoryScopeId: UNIT } },
    );
    await roles.rights.eligibilities(ALEX, 'mine');
    const target = { provider: 'entra-role', roleId: ROLE, scopeId: UNIT } as const;
    const draft = draftOf('selfActivate', 'assignment', target, ALEX.objectId);
    const request = await roles.requests.submit(ALEX, draft, '');
    assert.deepEqual([request.role.name, request.scope.name], ['Helpdesk', 'Madrid']);
    assert.equal(asked.length, 2);
    // Names do not cross from one organization to another.
    const stranger = { ...ALEX, tenantId: crypto.randomUUID() };
    assert.equal((await roles.requests.submit(stranger, draft, '')).role.name, ROLE);
  });

  it('of a holder are whatever may be read', async () => {
    const { roles } = answering(() =>
      list(
        roleRow({
          principal: { '@odata.type': '#microsoft.graph.user', id: 'x', displayName: null, userPrincipalName: 'a@b' },
        }),
        roleRow({ principal: { '@odata.type': '#microsoft.graph.servicePrincipal', displayName: 'Portal' } }),
        roleRow({ principal: null }),
      ),
    );
    const rights = await roles.rights.eligibilities(ALEX, {});
    assert.deepEqual(
      rights.map(({ principal: { id, kind, name, signInName } }) => [id === ALEX.objectId, kind, name, signInName]),
      [
        [true, 'user', 'a@b', 'a@b'],
        [true, 'service-principal', 'Portal', undefined],
        [true, 'unknown', ALEX.objectId, undefined],
      ],
    );
  });
});
