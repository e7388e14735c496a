import assert from 'node:assert/strict';
import { forDuration, G, groupAsk, R, roleAsk } from './asks.ts';
import { type GraphCaller, type Rig, startRig } from './rig.ts';

const FACES = [
  {
    name: 'an Entra role (beta, steps)',
    requests: `${R}/roleAssignmentScheduleRequests`,
    approvals: '/beta/roleManagement/directory/roleAssignmentApprovals',
    parts: 'steps',
    ask: (alex: string) => roleAsk('selfActivate', alex, 'User Administrator', forDuration('PT2H')),
  },
  {
    name: 'a group (v1.0, stages)',
    requests: `${G}/assignmentScheduleRequests`,
    approvals: `${G}/assignmentApprovals`,
    parts: 'stages',
    ask: (alex: string) => groupAsk('selfActivate', alex, 'Incident Commanders', forDuration('PT2H')),
  },
  {
    name: 'a group (beta, steps)',
    requests: `${G}/assignmentScheduleRequests`,
    approvals: '/beta/identityGovernance/privilegedAccess/group/assignmentApprovals',
    parts: 'steps',
    ask: (alex: string) => groupAsk('selfActivate', alex, 'Incident Commanders', forDuration('PT2H')),
  },
] as const;

for (const face of FACES)
  describe(`The approval of ${face.name}`, () => {
    let rig: Rig;
    let alex: GraphCaller;
    let megan: GraphCaller;
    let id: string;

    before(async () => {
      rig = await startRig({ startedAt: new Date('2026-11-24T08:00:00Z') });
    });
    after(() => rig.stop());
    beforeEach(async () => {
      await rig.control('reset', {});
      [alex, megan] = [await rig.as('Alex'), await rig.as('Megan')];
      const asked = await alex.post(face.requests, face.ask(alex.id));
      assert.deepEqual([asked.status, asked.body.status], [201, 'PendingApprovalProvisioning']);
      assert.equal(asked.body.approvalId, asked.body.id);
      id = asked.body.id;
    });
    const decide = (caller: GraphCaller, reviewResult: string, justification = 'fine') =>
      caller.patch(`${face.approvals}/${id}/${face.parts}/${id}`, { reviewResult, justification });
    const status = async () => (await alex.get(`${face.requests}/${id}`)).body.status;

    it('waits where the approver sees it, and not where the requester would', async () => {
      assert.equal(await status(), 'PendingApproval');
      const pending = `${face.requests}/filterByCurrentUser(on='approver')?$filter=status eq 'PendingApproval'`;
      assert.deepEqual(
        (await megan.get(pending)).body.value.map((one: { id: string }) => one.id),
        [id],
      );
      assert.deepEqual((await alex.get(pending)).body.value, []);
      const mine = await megan.get(`${face.approvals}/filterByCurrentUser(on='approver')`);
      assert.deepEqual(
        mine.body.value.map((one: { id: string }) => one.id),
        [id],
      );
    });

    it('shows one part, in progress, assigned to who may decide', async () => {
      const { body } = await megan.get(`${face.approvals}/${id}?$expand=${face.parts}`);
      assert.deepEqual(body[face.parts], [
        {
          id,
          displayName: null,
          reviewedDateTime: null,
          reviewResult: 'NotReviewed',
          status: 'InProgress',
          assignedToMe: true,
          justification: null,
          reviewedBy: null,
        },
      ]);
      const own = await alex.get(`${face.approvals}/${id}`);
      assert.equal(own.body[face.parts][0].assignedToMe, false);
    });

    it('begins the window when it is approved, not when it was asked', async () => {
      await rig.later('PT3H');
      assert.equal((await decide(megan, 'Approve')).status, 204);
      assert.equal(await status(), 'Provisioned');
      const { body } = await megan.get(`${face.approvals}/${id}/${face.parts}/${id}`);
      assert.deepEqual(
        [body.reviewResult, body.status, body.justification, body.reviewedBy.displayName],
        ['Approve', 'Completed', 'fine', 'Megan Bowen'],
      );
      const instances = face.requests.replace('Requests', 'Instances');
      const held = await alex.get(
        `${instances}/filterByCurrentUser(on='principal')?$filter=assignmentType eq 'Activated'`,
      );
      assert.equal(held.body.value.length, 1);
      assert.match(held.body.value[0].startDateTime, /^2026-11-24T11:0/);
      assert.match(held.body.value[0].endDateTime, /^2026-11-24T13:0/);
    });

    it('ends as Denied when it is denied', async () => {
      assert.equal((await decide(megan, 'Deny')).status, 204);
      assert.equal(await status(), 'Denied');
    });

    it('takes the first decision only', async () => {
      await decide(megan, 'Deny');
      const second = await decide(megan, 'Approve');
      assert.equal(second.status, 409);
      assert.equal(await status(), 'Denied');
    });

    it('lapses after a day', async () => {
      await rig.later('P1DT1M');
      assert.equal(await status(), 'TimedOut');
      assert.equal((await decide(megan, 'Approve')).status, 409);
      const { body } = await megan.get(`${face.approvals}/${id}`);
      assert.equal(body[face.parts][0].status, 'Expired');
    });

    it('is not for bystanders, nor for the one who asked', async () => {
      const isaiah = await rig.as('Isaiah');
      assert.equal((await decide(isaiah, 'Approve')).status, 403);
      assert.equal((await decide(alex, 'Approve')).status, 403);
      assert.equal((await isaiah.get(`${face.approvals}/${id}`)).status, 403);
      assert.equal(await status(), 'PendingApproval');
    });

    it('needs a justification, a known word and a known id', async () => {
      assert.equal((await decide(megan, 'Approve', ' ')).status, 400);
      assert.equal((await decide(megan, 'Maybe')).status, 400);
      const unknown = crypto.randomUUID();
      const missing = await megan.patch(`${face.approvals}/${unknown}/${face.parts}/${unknown}`, {
        reviewResult: 'Approve',
        justification: 'x',
      });
      assert.equal(missing.status, 404);
    });

    it('blocks a second request, and is gone when the first is cancelled', async () => {
      const second = await alex.post(face.requests, face.ask(alex.id));
      assert.equal(second.body.error.code, 'PendingRoleAssignmentRequest');
      assert.equal((await alex.post(`${face.requests}/${id}/cancel`)).status, 204);
      assert.equal(await status(), 'Canceled');
      assert.equal((await decide(megan, 'Approve')).status, 409);
      assert.equal((await alex.post(face.requests, face.ask(alex.id))).status, 201);
    });
  });

describe('Approvals of Entra roles in version 1.0', () => {
  it('do not exist, and Graph says so by naming the segment', async () => {
    const rig = await startRig();
    try {
      const alex = await rig.as('Alex');
      const { status, body } = await alex.get(`${R}/roleAssignmentApprovals/${crypto.randomUUID()}`);
      assert.equal(status, 400);
      assert.equal(body.error.message, "Resource not found for the segment 'roleAssignmentApprovals'.");
    } finally {
      await rig.stop();
    }
  });
});
