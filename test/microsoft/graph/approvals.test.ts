import assert from 'node:assert/strict';
import { type PimProvider, type ScheduleRequest, stepForMe, type Target } from '../../../src/pim/index.ts';
import { draftOf } from './drafts.ts';
import { failureOf, groupTarget, type LiveGraph, roleTarget, startLiveGraph } from './live-graph.ts';

const WAY = {
  'entra-role': { target: roleTarget('User Administrator'), path: '/beta/roleManagement/', parts: 'steps' },
  group: { target: groupTarget('Incident Commanders'), path: '/v1.0/identityGovernance/', parts: 'stages' },
} as const;

for (const name of ['entra-role', 'group'] as const)
  describe(`An approval of PIM's provider ${name}`, () => {
    let live: LiveGraph;
    let provider: PimProvider;
    let request: ScheduleRequest;
    const { target, path, parts } = WAY[name];
    const [why, no] = [
      { result: 'approve', justification: 'It is Monday' } as const,
      { result: 'deny', justification: 'No' } as const,
    ];

    before(async () => {
      live = await startLiveGraph();
      provider = name === 'group' ? live.groups : live.roles;
    });
    beforeEach(async () => {
      await live.reset();
      const alex = live.person('Alex');
      const draft = draftOf('selfActivate', 'assignment', target as Target, alex.objectId);
      request = await provider.requests.submit(alex, draft, '');
      await live.traffic();
    });
    after(() => live.stop());

    const readAs = (who: string) => provider.approvals.read(live.person(who), request);
    const decideAs = async (who: string, decision: typeof why | typeof no) => {
      const approval = await readAs(who);
      const stepId = approval?.steps[0]?.id ?? '';
      await provider.approvals.decide(live.person(who), request, stepId, decision);
    };

    it('waits for its approver, in the version and words that PIM has for it', async () => {
      const approval = await readAs('Megan');
      assert.ok(approval);
      const step = stepForMe(approval);
      assert.deepEqual([step?.status, step?.result, step?.reviewedBy], ['InProgress', 'not-reviewed', undefined]);
      const [call] = await live.traffic();
      assert.ok(call?.path.startsWith(path), call?.path);
      assert.equal(call?.query, `?$expand=${parts}`);
    });

    it('is shown to who asked as nobody’s own to decide, and to a bystander not at all', async () => {
      const mine = await readAs('Alex');
      assert.ok(mine);
      assert.equal(stepForMe(mine), undefined);
      assert.equal(await readAs('Isaiah'), undefined);
    });

    for (const [decision, result, status] of [
      [why, 'approve', 'Provisioned'],
      [no, 'deny', 'Denied'],
    ] as const)
      it(`is decided (${result}), and tells by whom and why`, async () => {
        await decideAs('Megan', decision);
        const write = (await live.traffic()).at(-1);
        assert.deepEqual(write?.requestBody, {
          reviewResult: result === 'approve' ? 'Approve' : 'Deny',
          justification: decision.justification,
        });
        assert.equal((await provider.requests.find(live.person('Alex'), request))?.status, status);
        const step = (await readAs('Megan'))?.steps[0];
        assert.deepEqual(
          [step?.result, step?.justification, step?.reviewedBy?.name, step?.reviewedBy?.kind],
          [result, decision.justification, 'Megan Bowen', 'user'],
        );
        assert.ok(step?.reviewedAt);
      });

    it('is refused to the second who decides, to who may not, and to who asked', async () => {
      for (const who of ['Isaiah', 'Alex'])
        assert.equal(
          (await failureOf(provider.approvals.decide(live.person(who), request, request.id, why))).facts.status,
          403,
        );
      await decideAs('Megan', why);
      const late = provider.approvals.decide(live.person('Megan'), request, request.id, no);
      assert.equal((await failureOf(late)).facts.status, 409);
    });

    it('says which permission is missing instead of looking as if it were not there', async () => {
      live.signIn({ scopes: ['RoleAssignmentSchedule.ReadWrite.Directory'] });
      const error = await failureOf(readAs('Megan'));
      assert.equal(error.facts.status, 403);
      assert.match(String(error.facts.pimMessage), /Privileged\w+\.ReadWrite\.AzureAD/);
    });

    it('is nothing where nobody has to approve', async () => {
      assert.equal(
        await provider.approvals.read(live.person('Megan'), { ...request, approvalId: undefined }),
        undefined,
      );
      assert.equal(
        await provider.approvals.read(live.person('Megan'), { ...request, approvalId: crypto.randomUUID() }),
        undefined,
      );
    });
  });
