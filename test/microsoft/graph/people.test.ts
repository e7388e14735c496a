import assert from 'node:assert/strict';
import { createPeople } from '../../../src/microsoft/graph/people.ts';
import contoso from '../../../src/simulator/tenant/contoso.json' with { type: 'json' };
import type { TenantFile } from '../../../src/simulator/tenant/schema.ts';
import { groupId, personId } from '../../simulator/rig.ts';
import { answering } from './answering.ts';
import { failureOf, type LiveGraph, startLiveGraph } from './live-graph.ts';

const ODD = { id: '11111111-2222-4333-8444-555555555555', displayName: `Tom's R&D "50%" + #1 / ?` };
const EVERYBODY = { id: '11111111-2222-4333-8444-555555555556', displayName: 'Everybody' };
const tenant = {
  ...contoso,
  groups: [
    ...contoso.groups,
    { ...ODD, members: ['diegos@contoso.example'] },
    { ...EVERYBODY, members: ['PIM Approvers', ODD.displayName, 'alexw@contoso.example'] },
  ],
} as TenantFile;

describe('The directory in Graph', () => {
  let live: LiveGraph;
  before(async () => {
    live = await startLiveGraph({ tenant });
  });
  afterEach(() => live.reset());
  after(() => live.stop());
  const found = async (text: string, most = 10) =>
    (await live.people.search(live.person('Alex'), text, most)).map(({ kind, name }) => `${kind} ${name}`);

  it('finds people and groups by how their names begin, without regard to case', async () => {
    assert.deepEqual(await found('me'), ['user Megan Bowen']);
    assert.deepEqual(await found('BOWEN'), ['user Megan Bowen']);
    assert.deepEqual(await found('diegos@'), ['user Diego Siciliani']);
    assert.deepEqual(await found('P'), ['group PIM Approvers', 'group Prod Database Operators']);
    assert.deepEqual(await found('zz'), []);
    const [megan] = await live.people.search(live.person('Alex'), 'Megan', 1);
    assert.deepEqual(megan, {
      id: personId('Megan'),
      kind: 'user',
      name: 'Megan Bowen',
      signInName: 'meganb@contoso.example',
    });
  });

  it('finds no more than was asked for, and nothing for nothing', async () => {
    assert.equal((await found('a', 1)).length, 1);
    await live.traffic();
    assert.deepEqual([await found('  '), await found('a', 0)], [[], []]);
    assert.deepEqual(await live.traffic(), []);
  });

  it('finds names with every character that means something in a query', async () => {
    for (let end = 1; end <= ODD.displayName.length; end += 1)
      assert.deepEqual(
        await found(ODD.displayName.slice(0, end)).then((names) => names.includes(`group ${ODD.displayName}`)),
        true,
      );
    assert.deepEqual(await found(`x') or startswith(displayName,'`), []);
  });

  it('finds applications where that is switched on, which needs a permission of its own', async () => {
    const withApplications = createPeople(live.client, { applications: true });
    const alex = live.person('Alex');
    const [portal] = await withApplications.search(alex, 'expense', 5);
    assert.deepEqual([portal?.kind, portal?.name], ['service-principal', 'Expense Portal']);
    assert.deepEqual(await found('expense'), []);
    live.signIn({ scopes: ['User.ReadBasic.All', 'GroupMember.Read.All'] });
    const error = await failureOf(withApplications.search(alex, 'expense', 5));
    assert.equal(error.facts.pimCode, 'Authorization_RequestDenied');
  });

  it('names those of many ids that exist, in one call for a thousand', async () => {
    const strangers = Array.from({ length: 1_200 }, () => crypto.randomUUID());
    await live.traffic();
    const ids = [personId('Megan'), ...strangers, groupId('Reporting'), 'no id at all', personId('Megan')];
    const named = await live.people.named(live.person('Alex'), ids);
    assert.deepEqual(named.map(({ kind, name }) => [kind, name]).toSorted(), [
      ['group', 'Reporting'],
      ['user', 'Megan Bowen'],
    ]);
    assert.equal((await live.traffic()).length, 2);
    assert.deepEqual(await live.people.named(live.person('Alex'), []), []);
    assert.deepEqual(await live.traffic(), []);
  });

  it('leads from a group to the people in it and in the groups within it, each once', async () => {
    const members = await live.people.members(live.person('Alex'), EVERYBODY.id, 10);
    assert.equal(members.isComplete, true);
    assert.deepEqual(members.people.map(({ name }) => name).toSorted(), [
      'Alex Wilber',
      'Diego Siciliani',
      'Megan Bowen',
    ]);
    assert.ok(members.people.every(({ kind }) => kind === 'user'));
  });

  it('says when a group has more people than were read', async () => {
    const members = await live.people.members(live.person('Alex'), EVERYBODY.id, 2);
    assert.deepEqual([members.people.length, members.isComplete], [2, false]);
  });

  it('says no for a group that is none', async () => {
    const error = await failureOf(live.people.members(live.person('Alex'), crypto.randomUUID(), 5));
    assert.equal(error.facts.pimCode, 'Request_ResourceNotFound');
  });
});

describe('A group of thousands', () => {
  const page = (from: number, size: number, type: string, next: boolean) => ({
    body: {
      value: Array.from({ length: size }, (_, at) => ({
        '@odata.type': `#microsoft.graph.${type}`,
        id: `id-${from + at}`,
        displayName: `${type} ${from + at}`,
      })),
      ...(next ? { '@odata.nextLink': `https://graph.microsoft.com/v1.0/next?from=${from + size}` } : {}),
    },
  });

  it('is read only as far as needed', async () => {
    const { people, person, asked } = answering(() => page(asked.length * 999, 999, 'user', true));
    const members = await people.members(person, 'group-1', 1_500);
    assert.deepEqual([members.people.length, members.isComplete, asked.length], [1_500, false, 2]);
  });

  it('of devices is not read for ever', async () => {
    const { people, person, asked } = answering(() => page(asked.length * 999, 999, 'device', true));
    const members = await people.members(person, 'group-1', 5);
    assert.deepEqual([members.people.length, members.isComplete], [0, false]);
    assert.ok(asked.length <= 21, String(asked.length));
  });
});
