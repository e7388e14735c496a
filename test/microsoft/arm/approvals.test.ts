import assert from 'node:assert/strict';
import { type ScheduleRequest, stepForMe } from '../../../src/pim/index.ts';
import { azureTarget, WEB } from '../../simulator/arm/arm-rig.ts';
import { draftOf } from '../graph/drafts.ts';
import { failureOf, type LiveGraph, startLiveGraph } from '../graph/live-graph.ts';
import { ALEX } from '../http/rig.ts';
import { answering } from './answering.ts';

const YES = { result: 'approve', justification: 'It is Monday' } as const;
const NO = { result: 'deny', justification: 'No' } as const;

describe('An approval of Azure', () => {
  let live: LiveGraph;
  let request: ScheduleRequest;
  before(async () => {
    live = await startLiveGraph();
  });
  beforeEach(async () => {
    await live.reset();
    const alex = live.person('Alex');
    const draft = draftOf('selfActivate', 'assignment', azureTarget('Owner', WEB), alex.objectId);
    request = await live.azure.requests.submit(alex, draft, crypto.randomUUID());
  });
  after(() => live.stop());

  const readAs = (who: string) => live.azure.approvals.read(live.person(who), request);
  const decideAs = (who: string, decision: typeof YES | typeof NO) =>
    live.azure.approvals.decide(live.person(who), request, request.id, decision);
  const statusFor = async (who: string) => (await live.azure.requests.find(live.person(who), request))?.status;

  it('waits for its approvers, is nobody’s own to decide, and is nothing to a bystander', async () => {
    for (const who of ['Megan', 'Diego'])
      assert.equal(stepForMe((await readAs(who)) ?? assert.fail())?.status, 'InProgress');
    assert.equal(stepForMe((await readAs('Alex')) ?? assert.fail()), undefined);
    assert.equal(await readAs('Isaiah'), undefined);
    const unknown = { ...request, approvalId: crypto.randomUUID() };
    assert.equal(await live.azure.approvals.read(live.person('Megan'), unknown), undefined);
  });

  it('is found by who asked, who may decide and who may read there, and by nobody else', async () => {
    for (const who of ['Alex', 'Megan', 'Adele']) assert.equal(await statusFor(who), 'PendingApproval', who);
    assert.equal(await statusFor('Isaiah'), undefined);
  });

  for (const [decision, result, status] of [
    [YES, 'approve', 'Provisioned'],
    [NO, 'deny', 'Denied'],
  ] as const)
    it(`is decided (${result}), and tells by whom and why`, async () => {
      await decideAs('Megan', decision);
      assert.equal(await statusFor('Alex'), status);
      assert.equal(await statusFor('Megan'), status);
      const step = (await readAs('Megan'))?.steps[0];
      assert.deepEqual(
        [step?.result, step?.justification, step?.reviewedBy?.name, step?.reviewedBy?.kind],
        [result, decision.justification, 'Megan Bowen', 'user'],
      );
    });

  it('is refused to who asked, to who may not, and to the second who decides', async () => {
    for (const who of ['Isaiah', 'Alex']) assert.equal((await failureOf(decideAs(who, YES))).facts.status, 403);
    await decideAs('Megan', YES);
    assert.equal((await failureOf(decideAs('Diego', NO))).facts.status, 409);
  });

  it('without the reason that the policy wants is refused once, not tried in another form', async () => {
    await live.traffic();
    const silent = live.azure.approvals.decide(live.person('Megan'), request, request.id, {
      ...YES,
      justification: '',
    });
    assert.deepEqual((await failureOf(silent)).facts.rules, ['JustificationRule']);
    assert.equal((await live.traffic()).filter(({ method }) => method === 'PATCH').length, 1);
  });
});

describe('The decision on a stage of Azure', () => {
  const asked = { approvalId: '/providers/Microsoft.Authorization/roleAssignmentApprovals/a1', id: 'r1' } as never;
  const flat = { reviewResult: 'Approve', justification: 'It is Monday' };

  it('is wrapped, and flat where that is not understood', async () => {
    const { azure, asked: sent } = answering(({ body }) =>
      'properties' in (body as object) ? { status: 400, body: { error: { code: 'InvalidBody' } } } : { status: 200 },
    );
    await azure.approvals.decide(ALEX, asked, 's1', YES);
    assert.deepEqual(
      sent.map(({ body }) => body),
      [{ properties: flat }, flat],
    );
  });

  it('goes to the stage of its path, whatever else it is called', async () => {
    const id = '/providers/Microsoft.Authorization/roleAssignmentApprovals/a1/stages/s1';
    const stage = { id, name: 'another', properties: { status: 'InProgress', assignedToMe: true } };
    const { azure } = answering(() => ({ body: { value: [stage] } }));
    assert.equal((await azure.approvals.read(ALEX, asked))?.steps[0]?.id, 's1');
  });
});
