import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import contoso from '../../src/simulator/tenant/contoso.json' with { type: 'json' };
import { busiestPerson, generateTenant } from '../../src/simulator/tenant/generate/generate-tenant.ts';
import { CONTOSO, type TenantSize, tenantSize } from '../../src/simulator/tenant/generate/size/tenant-size.ts';
import { loadTenant } from '../../src/simulator/tenant/load-tenant.ts';
import { readTenant } from '../../src/simulator/tenant/read-tenant.ts';
import type { TenantFile } from '../../src/simulator/tenant/schema.ts';
import { TenantFileError } from '../../src/simulator/tenant/tenant-file-error.ts';
import { startRig } from './rig.ts';

const NOW = new Date('2026-11-24T08:00:00Z');

interface HeldBySomebody {
  readonly principal: string;
}

/** Every eligibility, whichever provider has it. */
const eligibilitiesOf = ({ eligibilities = [], groupEligibilities = [], azure }: TenantFile): HeldBySomebody[] => [
  ...eligibilities,
  ...groupEligibilities,
  ...(azure?.eligibilities ?? []),
];

const sizeOf = (tenant: TenantFile) => ({
  users: tenant.people.length,
  roles: tenant.roles.length,
  groups: tenant.groups?.length,
  subscriptions: tenant.azure?.subscriptions?.length,
  eligibilities: eligibilitiesOf(tenant).length,
});

/** What is called in the same words twice. */
function repeated(things: readonly object[], keyOf: (thing: Record<string, unknown>) => unknown): string[] {
  const keys = things.map((thing) => JSON.stringify(keyOf(thing as Record<string, unknown>)));
  return keys.filter((key, index) => keys.indexOf(key) !== index);
}

describe('A generated tenant', () => {
  it('is the same for the same text, byte for byte, on every machine', async () => {
    const text = 'generate:users=120,groups=40,subscriptions=12,eligibilities=400,seed=7';
    const [once, again] = [await readTenant(text), await readTenant(text)];
    assert.equal(JSON.stringify(once), JSON.stringify(again));
    const generated = {
      people: once.people.slice(CONTOSO.users),
      groups: once.groups?.slice(CONTOSO.groups),
      subscriptions: once.azure?.subscriptions?.slice(CONTOSO.subscriptions),
    };
    // Whoever changes the generator on purpose writes down what it makes now.
    assert.equal(
      createHash('sha256').update(JSON.stringify(generated)).digest('hex'),
      '540986947f33491ed36478065131625399e3ac8e3d45e81ac21c975d226123f8',
    );
  });

  it('is another one for another seed', () => {
    assert.notDeepEqual(generateTenant({ seed: 1 }).people[8], generateTenant({ seed: 2 }).people[8]);
  });

  it('needs no numbers at all, and any order and spacing is good', async () => {
    assert.deepEqual(await readTenant('generate:'), generateTenant());
    assert.deepEqual(sizeOf(generateTenant()), {
      users: 200,
      roles: 130,
      groups: 20,
      subscriptions: 4,
      eligibilities: 600,
    });
    assert.deepEqual(await readTenant('generate: seed=3 , users=50'), generateTenant({ users: 50, seed: 3 }));
  });

  it('leaves the people of Contoso just what they have there, so that the Teams windows find them', () => {
    const tenant = generateTenant({ users: 300, eligibilities: 3_000 });
    assert.deepEqual(tenant.people.slice(0, contoso.people.length), contoso.people);
    assert.deepEqual(tenant.bot, contoso.bot);
    const theirs = new Set(contoso.people.flatMap(({ id, userPrincipalName }) => [id, userPrincipalName]));
    const ofContoso = eligibilitiesOf(tenant).filter(({ principal }) => theirs.has(principal));
    assert.deepEqual(
      ofContoso,
      eligibilitiesOf(contoso as TenantFile).filter(({ principal }) => theirs.has(principal)),
    );
    for (const { members = [], owners = [] } of (tenant.groups ?? []).slice(contoso.groups.length))
      assert.ok(![...members, ...owners].includes(contoso.people[0]?.id ?? ''));
  });

  it('has just the size that was asked for, whatever that is, and nothing twice', () => {
    const sizes = fc
      .record({
        users: fc.integer({ min: 6, max: 300 }),
        roles: fc.integer({ min: 31, max: 200 }),
        groups: fc.integer({ min: 6, max: 300 }),
        subscriptions: fc.integer({ min: 2, max: 60 }),
        share: fc.integer({ min: 0, max: 100 }),
        seed: fc.integer({ min: 0, max: 0xffff_ffff }),
      })
      .map(({ share, ...rest }) => {
        // Up to as many as there is room for, but not more than a test can wait for.
        const room =
          Math.ceil((rest.users - CONTOSO.users) / 2) * (Math.floor(rest.roles / 2) + 10 * rest.subscriptions);
        return { ...rest, eligibilities: CONTOSO.eligibilities + Math.floor((Math.min(room, 4_000) * share) / 100) };
      });
    fc.assert(
      fc.property(sizes, (wish) => {
        const tenant = generateTenant(wish);
        const { most, seed, ...size } = tenantSize(wish);
        assert.deepEqual(sizeOf(tenant), size);
        assert.equal(seed, wish.seed);
        loadTenant(tenant, NOW);
        const busiest = busiestPerson(tenant);
        const counts = new Map<string, number>();
        for (const { principal } of eligibilitiesOf(tenant)) counts.set(principal, (counts.get(principal) ?? 0) + 1);
        assert.equal(busiest ? (counts.get(busiest.id) ?? 0) : 0, most);
        for (const { id } of tenant.people.slice(CONTOSO.users)) assert.ok((counts.get(id) ?? 0) <= most);
        assert.deepEqual(
          repeated(tenant.eligibilities ?? [], (one) => [one.principal, one.role, one.scope]),
          [],
        );
        assert.deepEqual(
          repeated(tenant.groupEligibilities ?? [], (one) => [one.principal, one.group, one.access]),
          [],
        );
        assert.deepEqual(
          repeated(tenant.azure?.eligibilities ?? [], (one) => [one.principal, one.role, one.scope]),
          [],
        );
        assert.deepEqual(
          repeated(tenant.roles, ({ displayName }) => displayName),
          [],
        );
      }),
      { numRuns: 30 },
    );
  }).timeout(60_000);

  it('spreads eligibilities unevenly: few people have many, most have few, half have none', () => {
    const tenant = generateTenant({ users: 2_000, subscriptions: 100, eligibilities: 6_000 });
    const people = tenant.people.slice(CONTOSO.users);
    const counts = new Map(people.map(({ id }) => [id, 0]));
    for (const { principal } of eligibilitiesOf(tenant))
      if (counts.has(principal)) counts.set(principal, (counts.get(principal) ?? 0) + 1);
    const sorted = [...counts.values()].sort((one, other) => other - one);
    const [first = 0, second = 0] = sorted;
    assert.equal(first, 500);
    assert.ok(second >= 250 && second < 300, `the second has ${second}`);
    const median = sorted.filter((count) => count > 0)[Math.floor(sorted.filter((count) => count > 0).length / 2)] ?? 0;
    assert.ok(median >= 2 && median <= 6, `half of those who have any have ${median}`);
    assert.ok(sorted.filter((count) => count === 0).length >= people.length / 2);
  });

  it('has groups in groups in groups, and people only in those that may hold Entra roles', () => {
    const tenant = loadTenant(generateTenant({ users: 500, groups: 500 }), NOW);
    const byId = new Map(tenant.groups.map((group) => [group.id, group]));
    const depth = (id: string): number =>
      1 + Math.max(0, ...(byId.get(id)?.memberIds ?? []).map((member) => (byId.has(member) ? depth(member) : 0)));
    assert.equal(Math.max(...tenant.groups.map(({ id }) => depth(id))), 3);
    const assignable = tenant.groups.filter(({ roleAssignable }) => roleAssignable);
    assert.ok(assignable.length > 40);
    for (const { memberIds } of assignable) for (const member of memberIds) assert.ok(!byId.has(member));
  });

  it('is served over all three providers: one person lists 500 eligibilities over 300 subscriptions', async () => {
    const tenant = generateTenant({ users: 50, subscriptions: 300, eligibilities: 600, most: 500 });
    const busiest = busiestPerson(tenant);
    assert.ok(busiest);
    const rig = await startRig({ tenant, startedAt: NOW });
    try {
      const person = await rig.person(busiest.id);
      const countOf = async (collection: string) => {
        let [count, path] = [0, `/v1.0/${collection}/filterByCurrentUser(on='principal')`];
        while (path) {
          const { status, body } = await person.get(path);
          assert.equal(status, 200, JSON.stringify(body));
          count += body.value.length;
          path = body['@odata.nextLink'];
        }
        return count;
      };
      const roles = await countOf('roleManagement/directory/roleEligibilityScheduleInstances');
      const groups = await countOf('identityGovernance/privilegedAccess/group/eligibilityScheduleInstances');
      const { body: token } = await rig.control('tokens', { user: busiest.id, resource: 'arm' });
      const scopes = new Set<string>();
      let azure = 0;
      let url: string | undefined =
        'https://management.azure.com/providers/Microsoft.Authorization/roleEligibilityScheduleInstances?api-version=2020-10-01&$filter=asTarget()';
      while (url) {
        const response: Response = await fetch(url.replace('https://management.azure.com', `${rig.url}/arm`), {
          headers: { authorization: `Bearer ${token.accessToken}` },
        });
        const body = (await response.json()) as { value: { properties: { scope: string } }[]; nextLink?: string };
        azure += body.value.length;
        for (const { properties } of body.value) scopes.add(properties.scope.split('/')[2] ?? '');
        url = body.nextLink;
      }
      assert.equal(roles + groups + azure, 500);
      assert.ok(scopes.size >= 300, `${scopes.size} subscriptions`);
    } finally {
      await rig.stop();
    }
  });

  const refused: readonly (readonly [text: string, expected: RegExp])[] = [
    ['users=5', /generate\.users is 5: expected a whole number from 6 to 200000/],
    ['users=x', /generate\.users is "x": expected a whole number such as 500/],
    ['users', /generate\.users is missing: expected a whole number/],
    ['users=', /generate\.users is "": expected a whole number/],
    ['users=-4', /generate\.users is "-4": expected a whole number/],
    ['users=1=2', /generate\.users is "users=1=2": expected a whole number/],
    ['users=9,users=9', /generate\.users is "users=9": expected it only once/],
    ['roles=201', /generate\.roles is 201: expected a whole number from 31 to 200/],
    ['groups=5', /generate\.groups is 5: expected a whole number from 6 to 50000/],
    ['subscriptions=1', /generate\.subscriptions is 1: expected a whole number from 2 to 5000/],
    ['eligibilities=21', /generate\.eligibilities is 21: expected a whole number from 22 to /],
    ['users=6,eligibilities=23', /generate\.eligibilities is 23: expected 22, with the rest as it is/],
    ['users=8,eligibilities=9999', /generate\.eligibilities is 9999: expected a whole number from 22 to 107/],
    ['users=100,eligibilities=322,most=301', /generate\.most is 301: expected a whole number from 7 to 85/],
    ['users=7,eligibilities=50,most=5', /generate\.most is 5: expected 28, with the rest as it is/],
    ['seed=4294967296', /generate\.seed is 4294967296: expected a whole number from 0 to 4294967295/],
    ['colour=3', /generate is "colour=3": expected members users, roles, .*, seed, such as users=500/],
    ['users=9,', /generate is "": expected members users/],
    ['500', /generate is "500": expected members users/],
  ];
  for (const [text, expected] of refused)
    it(`refuses "${text}" with the member, its value and what is allowed`, async () => {
      await assert.rejects(readTenant(`generate:${text}`), (error: unknown) => {
        assert.ok(error instanceof TenantFileError);
        assert.equal(error.problems.length, 1);
        assert.match(error.message, expected);
        return true;
      });
    });

  it('refuses a number that is none when a test asks for one', () => {
    const wish: Partial<TenantSize> = { users: 7.5 };
    assert.throws(() => generateTenant(wish), /generate\.users is 7\.5: expected a whole number from 6 to 200000/);
  });
});
