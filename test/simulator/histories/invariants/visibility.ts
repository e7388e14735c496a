import assert from 'node:assert/strict';
import { BYSTANDER } from '../casts.ts';
import { KINDS, type Play } from '../play.ts';

/** What the current user's own lists show is theirs: held, asked for, made or to be decided by them. */
export function nobodySeesWhatIsNotTheirs(play: Play): void {
  const { stage, state, at, now } = play;
  for (const id of [...stage.cast.people, BYSTANDER]) {
    const groups = state.memberships.groupsOf(id, now);
    for (const kind of KINDS) {
      const mine = stage.face.own(kind, id, at);
      for (const row of [...mine.schedules, ...mine.instances])
        assert.ok(row.principalId === id || groups.includes(row.principalId), 'somebody else holds it');
      const own = stage.face.ownRequests(kind, id, at);
      for (const row of own.principal) assert.equal(row.principalId, id);
      for (const row of own.createdBy) assert.equal(row.createdBy, id);
      for (const row of own.approver) {
        assert.notEqual(row.principalId, id, 'somebody approves a request of their own');
        assert.ok(row.approvers && stage.approversOf(row.access).includes(id), 'the policy does not name them');
      }
    }
  }
}

/** Only readers see what others have: by a role that they hold now, or because they belong to the group. */
export function onlyReadersSeeOthers(play: Play): void {
  const { stage, held, at } = play;
  for (const access of stage.cast.accesses) {
    const readers = stage.readersOf(access, held);
    for (const id of [...stage.cast.people, BYSTANDER])
      assert.equal(stage.face.mayRead(access, id, at), readers.includes(id), `${id} reads ${access.role}`);
  }
}
