import assert from 'node:assert/strict';
import { requests } from '../../../../src/simulator/graph/schedules/request-collection.ts';
import { instances, schedules } from '../../../../src/simulator/graph/schedules/schedule-collections.ts';
import { EXACT } from '../../../../src/simulator/pim/knobs.ts';
import { BYSTANDER } from '../casts.ts';
import { KINDS, type Play } from '../play.ts';

/** What the current user's own lists show is theirs: held, asked for, made or to be decided by them. */
export function nobodySeesWhatIsNotTheirs(play: Play): void {
  const { stage, state, at, now } = play;
  for (const id of [...stage.cast.people, BYSTANDER]) {
    const caller = play.caller(id);
    const groups = state.memberships.groupsOf(id, now);
    for (const kind of KINDS) {
      for (const collection of [schedules(stage.surface, kind), instances(stage.surface, kind)])
        for (const row of collection.own.principal?.(caller, at) ?? [])
          assert.ok(row.principalId === id || groups.includes(row.principalId), 'somebody else holds it');
      const own = requests(stage.surface, kind, EXACT).own;
      for (const row of own.principal?.(caller, at) ?? []) assert.equal(row.principalId, id);
      for (const row of own.createdBy?.(caller, at) ?? []) assert.equal(row.createdBy, id);
      for (const row of own.approver?.(caller, at) ?? []) {
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
      assert.equal(
        stage.surface.mayRead(access, play.caller(id), at),
        readers.includes(id),
        `${id} reads ${access.role}`,
      );
  }
}
