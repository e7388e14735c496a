import assert from 'node:assert/strict';
import type { Play } from '../play.ts';

const CHANGES: ReadonlySet<string> = new Set(['adminUpdate', 'adminExtend']);

/** No activation outlives its eligibility, nor is there one without: of the same thing or of what lies above it, to the same person or a group of theirs. */
export function activationsStandOnEligibilities({ stage: { face }, state, pim, at, now }: Play): void {
  for (const row of face.instances('assignment', at)) {
    if (row.assignmentType !== 'Activated') continue;
    const eligibility = row.restsOn === null ? undefined : pim.schedule('eligibility', row.restsOn, now);
    assert.ok(eligibility, 'an activation without an eligibility');
    const isOutlived = eligibility.end !== null && (row.end === null || row.end > eligibility.end);
    assert.ok(!isOutlived, `an activation ends ${row.end?.toISOString()}, after ${eligibility.end?.toISOString()}`);
    assert.ok(eligibility.end === null || eligibility.end > now, 'an activation whose eligibility is over');
    // One that was moved, in Azure by another in its place, may begin later than what it let begin.
    const maker = eligibility.createdUsing === null ? undefined : pim.request(eligibility.createdUsing, now);
    const isUnmoved = eligibility.modifiedAt === null && !CHANGES.has(maker?.action ?? '');
    if (isUnmoved) assert.ok(eligibility.start <= row.start, 'activated before being eligible');
    assert.ok(face.covers(eligibility.access, row.access, state), 'an activation of something else');
    const holders = [row.principalId, ...state.memberships.groupsOf(row.principalId, now)];
    assert.ok(holders.includes(eligibility.principalId), 'an activation on the eligibility of somebody else');
    const { activatedUsing } = face.instance(row, 'assignment', at);
    assert.equal(activatedUsing, face.instance(eligibility, 'eligibility', at).id);
  }
}
