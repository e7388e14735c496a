import assert from 'node:assert/strict';
import { ALEX } from '../http/rig.ts';
import { answering } from './answering.ts';
import { groupTarget, type LiveGraph, roleTarget, startLiveGraph } from './live-graph.ts';

describe('Role definitions in Graph', () => {
  let live: LiveGraph;
  before(async () => {
    live = await startLiveGraph();
  });
  after(() => live.stop());

  it('list the roles of the directory with their descriptions and which are privileged', async () => {
    const roles = await live.roles.roleDefinitions.list(live.person('Isaiah'), '/');
    const of = (wanted: string) => roles.find(({ name }) => name === wanted);
    assert.ok(roles.length > 20);
    assert.match(of('Global Reader')?.description ?? '', /read everything/);
    assert.deepEqual(
      ['Global Administrator', 'Reports Reader'].map((name) => of(name)?.isPrivileged),
      [true, false],
    );
    assert.ok(roles.every(({ isBuiltIn }) => isBuiltIn));
  });

  it('are read one by one, and nothing is read where there is none', async () => {
    const { roleDefinitions } = live.roles;
    const found = await roleDefinitions.read(live.person('Alex'), roleTarget('Global Reader'));
    assert.equal(found?.name, 'Global Reader');
    const nowhere = { ...roleTarget('Global Reader'), roleId: crypto.randomUUID() };
    assert.equal(await roleDefinitions.read(live.person('Alex'), nowhere), undefined);
  });

  it('of groups are membership and ownership, without asking anybody', async () => {
    await live.traffic();
    const { roleDefinitions } = live.groups;
    const target = groupTarget('Build Agents');
    const both = await roleDefinitions.list(live.person('Alex'), target.scopeId);
    assert.deepEqual(
      both.map(({ id, name }) => [id, name]),
      [
        ['member', 'Member'],
        ['owner', 'Owner'],
      ],
    );
    assert.equal((await roleDefinitions.read(live.person('Alex'), target))?.name, 'Member');
    assert.equal(await roleDefinitions.read(live.person('Alex'), { ...target, roleId: 'guest' }), undefined);
    assert.deepEqual(await live.traffic(), []);
  });

  it('say what is allowed and what is taken out again, and leave out what cannot be given', async () => {
    const permissions = [
      { allowedResourceActions: ['a/read', 'a/write'], excludedResourceActions: ['a/write'] },
      { allowedResourceActions: ['b/read'], excludedResourceActions: null },
    ];
    const { roles } = answering(() => ({
      body: {
        value: [
          { id: '1', displayName: 'One', isEnabled: true, isBuiltIn: false, rolePermissions: permissions },
          { id: '2', displayName: 'Two', isEnabled: false },
          { id: '3', displayName: null, description: null, isEnabled: null, rolePermissions: null },
        ],
      },
    }));
    const read = await roles.roleDefinitions.list(ALEX, '/');
    assert.deepEqual(
      read.map(({ name, allows, except, isBuiltIn, isPrivileged }) => [name, allows, except, isBuiltIn, isPrivileged]),
      [
        ['One', ['a/read', 'a/write', 'b/read'], ['a/write'], false, undefined],
        ['3', [], [], false, undefined],
      ],
    );
  });
});
