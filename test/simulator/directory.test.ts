import assert from 'node:assert/strict';
import { forDuration, G, groupAsk } from './asks.ts';
import { type GraphCaller, groupId, personId, type Rig, startRig } from './rig.ts';

const names = ({ body }: { body: { value: { displayName: string }[] } }) => body.value.map((one) => one.displayName);

describe('The directory around PIM', () => {
  let rig: Rig;
  let alex: GraphCaller;

  before(async () => {
    rig = await startRig();
    alex = await rig.as('Alex');
  });
  after(() => rig.stop());

  it('says who I am, and finds people by id and by sign-in name', async () => {
    const me = await rig.as('Alex', { scopes: ['User.Read'] });
    assert.equal((await me.get('/v1.0/me')).body.displayName, 'Alex Wilber');
    assert.equal((await me.get('/v1.0/users')).status, 403);
    assert.equal((await alex.get(`/v1.0/users/${personId('Megan')}`)).body.displayName, 'Megan Bowen');
    assert.equal((await alex.get('/v1.0/users/MeganB@contoso.example')).body.id, personId('Megan'));
    assert.equal((await alex.get(`/v1.0/users/${crypto.randomUUID()}`)).body.error.code, 'Request_ResourceNotFound');
  });

  it('searches by the beginning of a word, when it is asked to be eventually consistent', async () => {
    const path = '/v1.0/users?$search="displayName:bow"';
    assert.equal((await alex.get(path)).status, 400);
    assert.deepEqual(names(await alex.get(path, { ConsistencyLevel: 'eventual' })), ['Megan Bowen']);
    assert.deepEqual(names(await alex.get("/v1.0/users?$filter=startswith(displayName,'Al')")), ['Alex Wilber']);
    assert.equal((await alex.get('/v1.0/users?$search=bow', { ConsistencyLevel: 'eventual' })).status, 400);
  });

  it('resolves groups of approvers to people', async () => {
    const path = `/v1.0/groups/${groupId('PIM Approvers')}/transitiveMembers`;
    assert.deepEqual(names(await alex.get(path)), ['Megan Bowen', 'Diego Siciliani']);
  });

  it('shows an activated membership while it lasts', async () => {
    const path = `/v1.0/groups/${groupId('Prod Database Operators')}/members`;
    assert.deepEqual(names(await alex.get(path)), []);
    await alex.post(
      `${G}/assignmentScheduleRequests`,
      groupAsk('selfActivate', alex.id, 'Prod Database Operators', forDuration('PT1H')),
    );
    assert.deepEqual(names(await alex.get(path)), ['Alex Wilber']);
    await rig.later('PT61M');
    assert.deepEqual(names(await alex.get(path)), []);
  });

  it('lists and names what roles can be limited to, for who may read it', async () => {
    const units = '/v1.0/directory/administrativeUnits';
    const reader = await rig.as('Alex', { scopes: ['AdministrativeUnit.Read.All', 'Application.Read.All'] });
    assert.deepEqual(names(await reader.get(units)), ['Madrid']);
    assert.deepEqual(names(await reader.get("/v1.0/applications?$filter=startswith(displayName,'Exp')")), [
      'Expense Portal',
    ]);
    const { id } = (await reader.get(units)).body.value[0];
    assert.equal((await reader.get(`${units}/${id}`)).body.displayName, 'Madrid');
    assert.equal((await alex.get(units)).body.error.code, 'Authorization_RequestDenied');
    const directory = await rig.as('Alex', { scopes: ['Directory.Read.All'] });
    for (const [of, type] of [
      [id, 'administrativeUnit'],
      [personId('Megan'), 'user'],
      [groupId('PIM Approvers'), 'group'],
      ['135d63cf-1293-424c-802a-2e8f96fc5ce8', 'servicePrincipal'],
    ])
      assert.equal(
        (await directory.get(`/v1.0/directoryObjects/${of}`)).body['@odata.type'],
        `#microsoft.graph.${type}`,
      );
    const unknown = await directory.get(`/v1.0/directoryObjects/${crypto.randomUUID()}`);
    assert.equal(unknown.body.error.code, 'Request_ResourceNotFound');
  });

  it('pages the people whom a group leads to', async () => {
    const path = `/v1.0/groups/${groupId('PIM Approvers')}/transitiveMembers?$top=1`;
    const first = await alex.get(path);
    assert.deepEqual(names(first), ['Megan Bowen']);
    const second = await alex.get(first.body['@odata.nextLink']);
    assert.deepEqual([names(second), second.body['@odata.nextLink']], [['Diego Siciliani'], undefined]);
  });

  it('gives names to many ids at once', async () => {
    const ids = [personId('Megan'), groupId('PIM Approvers'), crypto.randomUUID()];
    const { body } = await alex.post('/v1.0/directoryObjects/getByIds', { ids });
    assert.deepEqual(
      body.value.map((one: { '@odata.type': string }) => one['@odata.type']),
      ['#microsoft.graph.user', '#microsoft.graph.group'],
    );
  });
});

describe('A batch', () => {
  let rig: Rig;
  let alex: GraphCaller;

  before(async () => {
    rig = await startRig();
    alex = await rig.as('Alex');
  });
  after(() => rig.stop());

  const batch = (requests: unknown) => alex.post('/v1.0/$batch', { requests });

  it('answers every part with a status of its own', async () => {
    const { status, body } = await batch([
      { id: '1', method: 'GET', url: '/me' },
      {
        id: '2',
        method: 'GET',
        url: "/roleManagement/directory/roleEligibilitySchedules/filterByCurrentUser(on='principal')?$top=1",
      },
      { id: '3', method: 'GET', url: '/roleManagement/directory/roleEligibilitySchedules' },
    ]);
    assert.equal(status, 200);
    assert.deepEqual(
      body.responses.map((one: { id: string; status: number }) => [one.id, one.status]),
      [
        ['1', 200],
        ['2', 200],
        ['3', 403],
      ],
    );
    assert.equal(body.responses[1].body.value.length, 1);
  });

  it('leaves out what depends on a part that failed', async () => {
    const { body } = await batch([
      { id: 'a', method: 'GET', url: '/users/nobody' },
      { id: 'b', method: 'GET', url: '/me', dependsOn: ['a'] },
    ]);
    assert.deepEqual(
      body.responses.map((one: { status: number }) => one.status),
      [404, 424],
    );
  });

  it('takes twenty parts and not one more, each with an id of its own', async () => {
    const parts = (count: number) =>
      Array.from({ length: count }, (_, index) => ({ id: `${index}`, method: 'GET', url: '/me' }));
    assert.equal((await batch(parts(20))).body.responses.length, 20);
    assert.equal((await batch(parts(21))).status, 400);
    assert.equal((await batch([...parts(1), ...parts(1)])).status, 400);
    assert.equal((await batch('all of it')).status, 400);
  });
});
