import assert from 'node:assert/strict';
import { isInDoubt, PimRefusal, stepUpOf } from '../../../src/pim/index.ts';
import { EXACT } from '../../../src/simulator/pim/knobs.ts';
import { azureTarget, DEV, PROD, roleAt, WEB_DEV } from '../../simulator/arm/arm-rig.ts';
import { draftOf, from, lasting } from '../graph/drafts.ts';
import { failureOf, type LiveGraph, startLiveGraph } from '../graph/live-graph.ts';

const IN_DEV = azureTarget('Contributor', DEV);
const newId = () => crypto.randomUUID();

describe('A schedule request in Azure', () => {
  let live: LiveGraph;
  before(async () => {
    live = await startLiveGraph();
  });
  afterEach(() => live.reset());
  after(() => live.stop());

  const alex = () => live.person('Alex');
  const activation = (window = from(lasting('PT1H'))) =>
    draftOf('selfActivate', 'assignment', IN_DEV, alex().objectId, window);
  const written = async () => (await live.traffic()).filter(({ method }) => method !== 'GET');

  it('is put under the id that was chosen, and says just what PIM wants', async () => {
    const id = newId();
    const condition = { expression: "@Resource[a:b] StringEquals 'c'", version: '2.0' };
    const draft = { ...activation(), eligibilityScheduleId: undefined, condition };
    const made = await live.azure.requests.submit(alex(), draft, id);
    assert.equal(made.id, id);
    const [{ method, path, requestBody } = assert.fail()] = await written();
    assert.deepEqual([method, path.split('/').at(-1)], ['PUT', id]);
    assert.deepEqual(requestBody, {
      properties: {
        principalId: alex().objectId,
        roleDefinitionId: roleAt(DEV, 'Contributor'),
        requestType: 'SelfActivate',
        justification: 'INC-4711: the disk is full',
        ticketInfo: { ticketNumber: 'INC-4711', ticketSystem: 'ServiceNow' },
        scheduleInfo: { expiration: { type: 'AfterDuration', duration: 'PT1H' } },
        condition: condition.expression,
        conditionVersion: '2.0',
      },
    });
  });

  it('that ends something has no schedule, and one without an end says so', async () => {
    const adele = live.person('Adele');
    const target = azureTarget('Monitoring Reader', WEB_DEV);
    const permanent = draftOf('adminAssign', 'eligibility', target, alex().objectId, from({ type: 'none' }));
    await live.azure.requests.submit(adele, permanent, newId()).catch(() => undefined);
    const removal = { ...draftOf('adminRemove', 'eligibility', target, alex().objectId), ticket: undefined };
    await live.azure.requests.submit(adele, { ...removal, justification: undefined }, newId()).catch(() => undefined);
    const bodies = (await written()).map(({ requestBody }) => (requestBody as { properties: object }).properties);
    const common = { principalId: alex().objectId, roleDefinitionId: roleAt(DEV, 'Monitoring Reader') };
    assert.deepEqual(bodies[0], {
      ...common,
      requestType: 'AdminAssign',
      justification: 'INC-4711: the disk is full',
      ticketInfo: { ticketNumber: 'INC-4711', ticketSystem: 'ServiceNow' },
      scheduleInfo: { expiration: { type: 'NoExpiration' } },
    });
    assert.deepEqual(bodies[1], { ...common, requestType: 'AdminRemove' });
  });

  it('names the schedule of the eligibility by its whole path, also on a part of its scope', async () => {
    const mine = await live.azure.rights.eligibilities(alex(), 'mine');
    const eligibility = mine.find(({ scope }) => scope.id === DEV);
    // Whoever activates on a part of a scope must be able to see it.
    const reader = azureTarget('Reader', '/providers/Microsoft.Management/managementGroups/contoso');
    await live.azure.requests.submit(alex(), draftOf('selfActivate', 'assignment', reader, alex().objectId), newId());
    const narrower = draftOf('selfActivate', 'assignment', azureTarget('Contributor', WEB_DEV), alex().objectId);
    const withLink = { ...narrower, eligibilityScheduleId: eligibility?.scheduleId };
    assert.equal((await live.azure.requests.submit(alex(), withLink, newId())).status, 'Provisioned');
    const guid = eligibility?.scheduleId.split('/').at(-1);
    const short = { ...narrower, eligibilityScheduleId: guid };
    await live.reset();
    await live.azure.requests.submit(alex(), draftOf('selfActivate', 'assignment', reader, alex().objectId), newId());
    assert.equal((await failureOf(live.azure.requests.submit(alex(), short, newId()))).code, 'PimRefused');
  });

  for (const recordings of [2024, 2026] as const)
    it(`that arrives twice is the one that is there, as PIM says it in ${recordings}`, async () => {
      const knobs = { ...EXACT, azure: { ...EXACT.azure, recordings } };
      const other = await startLiveGraph({ knobs });
      const id = newId();
      const first = await other.azure.requests.submit(alex(), activation(), id);
      const again = await other.azure.requests.submit(alex(), activation(), id);
      assert.deepEqual([again.id, again.status, again.startsAt], [first.id, first.status, first.startsAt]);
      assert.equal((await other.azure.rights.assignments(alex(), 'mine')).length, 1);
      await other.stop();
    });

  it('whose answer was lost is looked up, and in doubt where PIM cannot be asked either', async () => {
    await live.fault({ service: 'arm', method: 'PUT', reset: 'after' });
    const found = await live.azure.requests.submit(alex(), activation(), newId());
    assert.equal(found.status, 'Provisioned');
    await live.reset();
    await live.fault({ service: 'arm', method: 'PUT', reset: 'after' });
    await live.fault({ service: 'arm', method: 'GET', status: 503, times: 0 });
    assert.ok(isInDoubt(await failureOf(live.azure.requests.submit(alex(), activation(), newId()))));
    assert.equal((await written()).length, 1);
  });

  it('can be tried out: the same checks, and nothing is kept', async () => {
    const would = await live.azure.requests.validate(alex(), activation(), newId());
    assert.equal(would.status, 'Granted');
    assert.deepEqual(await live.azure.requests.list(alex(), 'assignment', 'mine'), []);
    const error = await failureOf(live.azure.requests.validate(alex(), activation(from(lasting('P1D'))), newId()));
    assert.deepEqual(error.facts.rules, ['ExpirationRule']);
  });

  it('that begins later is granted, can be found, and taken back once', async () => {
    const later = from(lasting('PT1H'), new Date('2026-11-25T08:00:00Z'));
    const made = await live.azure.requests.submit(alex(), activation(later), newId());
    assert.deepEqual([made.status, made.endsAt?.toISOString()], ['Granted', '2026-11-25T09:00:00.000Z']);
    assert.equal((await live.azure.requests.find(alex(), made))?.status, 'Granted');
    await live.azure.requests.cancel(alex(), made);
    assert.equal((await live.azure.requests.find(alex(), made))?.status, 'Canceled');
    assert.equal((await failureOf(live.azure.requests.cancel(alex(), made))).code, 'PimRefused');
  });

  it('whose sign-in is too weak for any write to Azure says what to ask for', async () => {
    const knobs = { ...EXACT, azure: { ...EXACT.azure, writesNeedMfa: true } };
    const strict = await startLiveGraph({ knobs });
    strict.signIn({ claims: { amr: ['pwd'], acrs: null } });
    const error = await failureOf(strict.azure.requests.submit(alex(), activation(), newId()));
    assert.ok(error instanceof PimRefusal);
    assert.match(stepUpOf(error)?.claims ?? '', /"p1"/);
    assert.ok((await strict.azure.rights.eligibilities(alex(), 'mine')).length > 0, 'reading goes on');
    await strict.stop();
  });

  it('is read with all others, page by page', async () => {
    const knobs = { ...EXACT, azure: { ...EXACT.azure, pageSize: 2 } };
    const paged = await startLiveGraph({ knobs });
    assert.equal((await paged.azure.rights.eligibilities(alex(), 'mine')).length, 6);
    assert.equal((await paged.traffic()).length, 3);
    const whole = azureTarget('Contributor', PROD);
    assert.ok(await paged.azure.policies.read(alex(), whole));
    await paged.stop();
  });
});
