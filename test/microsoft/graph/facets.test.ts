import assert from 'node:assert/strict';
import type { Approver, Person, PimProvider, Target } from '../../../src/pim/index.ts';
import { draftOf } from './drafts.ts';
import { groupTarget, type LiveGraph, roleTarget, startLiveGraph } from './live-graph.ts';
import { createMatrix } from './matrix.ts';

interface Facet {
  readonly what: string;
  /** How many things were read. */
  count(live: LiveGraph, provider: PimProvider, waiting: Target): Promise<number | 'none in PIM'>;
}

const ofMegan = (live: LiveGraph): Person => live.person('Megan');

const FACETS: readonly Facet[] = [
  {
    what: 'requests waiting for me',
    count: async (live, { requests }) => (await requests.list(ofMegan(live), 'assignment', 'to-approve')).length,
  },
  {
    what: 'approval with its steps',
    count: async (live, { requests, approvals }) => {
      const [request] = await requests.list(ofMegan(live), 'assignment', 'to-approve');
      assert.ok(request);
      return (await approvals.read(ofMegan(live), request))?.steps.length ?? 0;
    },
  },
  {
    what: 'policy of a target',
    count: async (live, { policies }, target) =>
      Object.values((await policies.read(ofMegan(live), target))?.activation ?? {}).length,
  },
  {
    what: 'policies of all roles',
    count: async (live, { policies }) => (await policies.readAll?.(ofMegan(live)))?.size ?? 'none in PIM',
  },
  {
    what: 'people who may approve',
    count: async (live, { policies }, target) => {
      const approvers = (await policies.read(live.person('Alex'), target))?.activation.approval?.approvers ?? [];
      return (await Promise.all(approvers.map((approver) => peopleOf(live, approver)))).flat().length;
    },
  },
  {
    what: 'role definitions at a scope',
    count: async (live, { roleDefinitions }, { scopeId }) =>
      (await roleDefinitions.list(ofMegan(live), scopeId)).length,
  },
  {
    what: 'one role definition',
    count: async (live, { roleDefinitions }, target) => ((await roleDefinitions.read(ofMegan(live), target)) ? 1 : 0),
  },
  {
    what: 'alerts',
    count: async (live, { alerts }) => (await alerts?.list(live.person('Adele'), '/'))?.length ?? 'none in PIM',
  },
  {
    what: 'incidents of an alert',
    count: async (live, { alerts }) => {
      if (!alerts) return 'none in PIM';
      const active = (await alerts.list(live.person('Adele'), '/')).find(({ isActive }) => isActive);
      assert.ok(active);
      return (await alerts.incidents(live.person('Adele'), active)).length;
    },
  },
];

async function peopleOf({ people, person }: LiveGraph, { id, kind }: Approver) {
  assert.ok(id);
  const alex = person('Alex');
  return kind === 'group' ? (await people.members(alex, id, 50)).people : people.named(alex, [id]);
}

describe('What else PIM in Graph tells', () => {
  const matrix = createMatrix(
    'facet',
    FACETS.map(({ what }) => what),
    ['entra-role', 'group'],
  );
  let live: LiveGraph;
  before(async () => {
    live = await startLiveGraph();
    const alex = live.person('Alex');
    for (const [provider, target] of providers())
      await provider.requests.submit(alex, draftOf('selfActivate', 'assignment', target, alex.objectId), '');
  });
  after(async () => {
    matrix.print();
    await live.stop();
  });
  const providers = () =>
    [
      [live.roles, roleTarget('User Administrator')],
      [live.groups, groupTarget('Incident Commanders')],
    ] as const;

  for (const name of ['entra-role', 'group'] as const)
    for (const { what, count } of FACETS)
      it(`${name}: ${what}`, async () => {
        const [provider, target] = providers()[name === 'group' ? 1 : 0];
        const found = await count(live, provider, target);
        if (found === 'none in PIM') {
          assert.equal(name, 'group');
          return matrix.mark(what, name, found);
        }
        assert.ok(found > 0);
        matrix.mark(what, name);
      });
});
