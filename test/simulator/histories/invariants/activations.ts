import assert from 'node:assert/strict';
import { instances } from '../../../../src/simulator/graph/schedules/schedule-collections.ts';
import type { Entity } from '../../../../src/simulator/odata/entity.ts';
import { isSameAccess } from '../../../../src/simulator/pim/schedule.ts';
import type { Play } from '../play.ts';

/** No activation outlives its eligibility, nor is there one without: of the same thing, to the same person or a group of theirs. */
export function activationsStandOnEligibilities({ stage: { surface }, state, pim, at, now }: Play): void {
  const active = instances(surface, 'assignment');
  for (const row of active.rows(at)) {
    if (row.assignmentType !== 'Activated') continue;
    const eligibility = row.restsOn === null ? undefined : pim.schedule('eligibility', row.restsOn, now);
    assert.ok(eligibility, 'an activation without an eligibility');
    const isOutlived = eligibility.end !== null && (row.end === null || row.end > eligibility.end);
    assert.ok(!isOutlived, `an activation ends ${row.end?.toISOString()}, after ${eligibility.end?.toISOString()}`);
    assert.ok(eligibility.end === null || eligibility.end > now, 'an activation whose eligibility is over');
    // One that was moved may begin later than what it let begin.
    if (eligibility.modifiedAt === null) assert.ok(eligibility.start <= row.start, 'activated before being eligible');
    assert.ok(isSameAccess(eligibility.access, row.access), 'an activation of something else');
    const holders = [row.principalId, ...state.memberships.groupsOf(row.principalId, now)];
    assert.ok(holders.includes(eligibility.principalId), 'an activation on the eligibility of somebody else');
    const used = active.entity(row, at).navigation?.activatedUsing?.() as Entity | null;
    assert.equal(used?.properties.id, surface.instanceId(eligibility));
  }
}
