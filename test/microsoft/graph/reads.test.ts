import assert from 'node:assert/strict';
import type { PimProvider, Principal, RightsFilter, Target, targetOf, Whose } from '../../../src/pim/index.ts';
import { draftOf, from, lasting } from './drafts.ts';
import { failureOf, groupTarget, type LiveGraph, roleTarget, startLiveGraph } from './live-graph.ts';
import { createMatrix } from './matrix.ts';

type Row = Parameters<typeof targetOf>[0] & { readonly principal: Principal };
type Read = (provider: PimProvider, person: ReturnType<LiveGraph['person']>, whose: Whose) => Promise<readonly Row[]>;

const READS: Readonly<Record<string, Read>> = {
  eligibilities: ({ rights }, person, whose) => rights.eligibilities(person, whose),
  'active assignments': ({ rights }, person, whose) => rights.assignments(person, whose),
  'planned assignments': ({ rights }, person, whose) => rights.schedules(person, 'assignment', whose),
  'planned eligibilities': ({ rights }, person, whose) => rights.schedules(person, 'eligibility', whose),
  'requests for assignments': ({ requests }, person, whose) => requests.list(person, 'assignment', whose),
  'requests for eligibilities': ({ requests }, person, whose) => requests.list(person, 'eligibility', whose),
};
const WHOSE = ['mine', 'by principal', 'by role', 'by scope', 'by all three'] as const;
const PROVIDERS = ['entra-role', 'group'] as const;

describe('Rights in Graph, mine and those of others', () => {
  let live: LiveGraph;
  const columns = PROVIDERS.flatMap((provider) => WHOSE.map((whose) => `${provider} ${whose}`));
  const matrix = createMatrix('what is read', Object.keys(READS), columns);
  const targets: Readonly<Record<(typeof PROVIDERS)[number], Target>> = {
    'entra-role': roleTarget('Security Reader'),
    group: groupTarget('Prod Database Operators'),
  };

  before(async () => {
    live = await startLiveGraph();
    const [alex, adele] = [live.person('Alex'), live.person('Adele')];
    const plain = draftOf('selfActivate', 'assignment', roleTarget('Billing Administrator'), alex.objectId);
    await live.roles.requests.submit(alex, { ...plain, justification: undefined, ticket: undefined }, '');
    for (const provider of [live.roles, live.groups]) {
      const target = targets[provider.name as 'group'];
      await provider.requests.submit(alex, draftOf('selfActivate', 'assignment', target, alex.objectId), '');
      const window = from(lasting('P10D'));
      const change = draftOf('adminUpdate', 'eligibility', target, alex.objectId, window);
      await provider.requests.submit(adele, change, '');
    }
    await live.traffic();
  });
  afterEach(() => live.traffic());
  after(async () => {
    matrix.print();
    await live.stop();
  });

  for (const name of PROVIDERS)
    for (const [what, read] of Object.entries(READS))
      for (const whose of WHOSE) {
        const column = `${name} ${whose}`;
        const provider = () => (name === 'group' ? live.groups : live.roles);
        const { roleId, scopeId } = targets[name];
        const principalId = () => live.person('Alex').objectId;
        const filter = (): RightsFilter =>
          ({
            'by principal': { principalId: principalId() },
            'by role': { roleId },
            'by scope': { scopeId },
            'by all three': { principalId: principalId(), roleId, scopeId },
            mine: {},
          })[whose];

        if (name === 'group' && whose === 'by role') {
          it(`${column}: ${what} want a principal or a group, and PIM says so`, async () => {
            const error = await failureOf(read(provider(), live.person('Adele'), filter()));
            assert.equal(error.facts.pimCode, 'MissingParameters');
            matrix.mark(what, column, 'refused by PIM');
          });
          continue;
        }
        it(`${column}: ${what} come with the names of role, scope and holder`, async () => {
          const rows =
            whose === 'mine'
              ? await read(provider(), live.person('Alex'), 'mine')
              : await read(provider(), live.person('Adele'), filter());
          assert.ok(rows.length > 0);
          const found = rows.find((row) => row.role.id === roleId && row.scope.id === scopeId);
          assert.ok(found, 'what Alex holds is not there');
          const { principalId: holder, roleId: role, scopeId: scope } = filter();
          for (const row of rows) {
            if (holder) assert.equal(row.principal.id, holder);
            if (role) assert.equal(row.role.id, role);
            if (scope) assert.equal(row.scope.id, scope);
            assert.notEqual(row.role.name, row.role.id);
            if (row.scope.kind !== 'directory') assert.notEqual(row.scope.name, row.scope.id);
            assert.notEqual(row.principal.name, row.principal.id);
            assert.notEqual(row.principal.kind, 'unknown');
          }
          const [call, ...more] = await live.traffic();
          assert.deepEqual(more, [], 'one call is enough');
          assert.equal(call?.path.includes("filterByCurrentUser(on='principal')"), whose === 'mine');
          matrix.mark(what, column);
        });
      }

  it('of others stay closed to who has no role to read them, and mine need none', async () => {
    const isaiah = live.person('Isaiah');
    for (const { rights, requests } of [live.roles, live.groups]) {
      const principalId = live.person('Alex').objectId;
      for (const read of [
        () => rights.eligibilities(isaiah, { principalId }),
        () => rights.schedules(isaiah, 'assignment', { principalId }),
        () => requests.list(isaiah, 'assignment', { principalId }),
      ])
        assert.equal((await failureOf(read())).facts.pimCode, 'UnauthorizedAccessException');
      assert.deepEqual(await rights.eligibilities(isaiah, 'mine'), []);
    }
  });

  it('that are held through a group show the group, and a narrower scope shows its name', async () => {
    const mine = await live.roles.rights.eligibilities(live.person('Alex'), 'mine');
    const of = (role: string) => mine.find(({ role: { name } }) => name === role);
    assert.deepEqual([of('Reports Reader')?.memberType, of('Reports Reader')?.principal.kind], ['group', 'group']);
    assert.equal(of('Reports Reader')?.principal.name, 'Reporting');
    assert.deepEqual(
      [of('Helpdesk Administrator')?.scope.kind, of('Helpdesk Administrator')?.scope.name],
      ['administrative-unit', 'Madrid'],
    );
    assert.deepEqual(
      [of('Application Administrator')?.scope.kind, of('Application Administrator')?.scope.name],
      ['application', 'Expense Portal'],
    );
    assert.equal(of('Global Reader')?.scope.kind, 'directory');
    assert.equal(of('Billing Administrator')?.endsAt instanceof Date, true);
    assert.equal(of('Global Reader')?.endsAt, undefined);
  });

  it('that are active say whether they were activated or assigned, also outside PIM', async () => {
    const mine = await live.roles.rights.assignments(live.person('Alex'), 'mine');
    const of = (role: string) => mine.find(({ role: { name } }) => name === role);
    assert.equal(of('Security Reader')?.assignmentType, 'activated');
    assert.equal(of('Directory Readers')?.assignmentType, 'assigned');
    assert.equal(of('Message Center Reader')?.assignmentType, 'assigned');
    assert.equal(of('Message Center Reader')?.scheduleId, of('Message Center Reader')?.instanceId);
    const planned = await live.roles.rights.schedules(live.person('Alex'), 'assignment', 'mine');
    const outside = planned.find(({ role: { name } }) => name === 'Message Center Reader');
    assert.equal(outside?.requestId, undefined);
    const [group] = await live.groups.rights.assignments(live.person('Alex'), 'mine');
    assert.deepEqual(
      [group?.assignmentType, group?.memberType, group?.scope, group?.role],
      [
        'activated',
        'direct',
        { kind: 'group', id: targets.group.scopeId, name: 'Prod Database Operators' },
        { id: 'member', name: 'Member' },
      ],
    );
  });

  it('as requests come newest first, with who asked, why and with which ticket', async () => {
    const requests = await live.roles.requests.list(live.person('Alex'), 'assignment', 'mine');
    const times = requests.map(({ createdAt }) => Number(createdAt));
    assert.deepEqual(
      times,
      times.toSorted((one, other) => other - one),
    );
    const [newest] = requests;
    assert.equal(newest?.createdBy, live.person('Alex').objectId);
    assert.equal(newest?.justification, 'INC-4711: the disk is full');
    assert.deepEqual(newest?.ticket, { ticketNumber: 'INC-4711', ticketSystem: 'ServiceNow' });
    assert.equal(requests.at(-1)?.ticket, undefined);
  });
});
