import assert from 'node:assert/strict';
import { Duration } from 'luxon';
import type { ScheduleRequest } from '../../../../src/simulator/pim/model.ts';
import type { Schedule } from '../../../../src/simulator/pim/schedule.ts';
import { KINDS, type Play } from '../play.ts';

/** An instance exists exactly while its schedule says so. */
export function instancesAreSchedulesInForce({ stage: { face }, at, now }: Play): void {
  for (const kind of KINDS) {
    const inForce = face.schedules(kind, at).filter(({ start, end }) => start <= now && (end === null || end > now));
    const shown = face.instances(kind, at);
    assert.deepEqual(new Set(shown.map(({ id }) => id)), new Set(inForce.map(({ id }) => id)));
  }
}

/** Nobody has the same thing twice. */
export function nothingIsHeldTwiceAtOnce({ stage: { face }, at }: Play): void {
  for (const kind of KINDS) {
    const held = face
      .instances(kind, at)
      .map(({ principalId, access }) => `${principalId} ${access.role} ${access.scope}`);
    assert.equal(new Set(held).size, held.length);
  }
}

/** A schedule says what was asked for last: it ends as long after its start as that, or when it was taken away. */
export function schedulesEndAsAsked(play: Play): void {
  for (const kind of KINDS)
    for (const schedule of play.stage.face.schedules(kind, play.at)) {
      // What was given past PIM has the same id each time.
      if (schedule.createdUsing === null) continue;
      const asked = play.requests.filter(
        ({ id, targetId }) => id === schedule.createdUsing || targetId === schedule.id,
      );
      assert.ok(!asked.some(isRemoval), `${schedule.id} was taken away and is still there`);
      const last = asked.findLast(({ action, expiration }) => SET.has(action) && expiration?.type === 'afterDuration');
      // What the tenant file gave has no request that says its length, and what ended past PIM ended then.
      if (!last || play.endedOutside.has(schedule.id)) continue;
      assert.equal(schedule.end?.toISOString(), expectedEnd(play, schedule, last).toISOString(), last.action);
    }
}

/** What sets a window; asking an administrator for another one does not. */
const SET: ReadonlySet<string> = new Set(['adminAssign', 'adminRenew', 'adminUpdate', 'adminExtend', 'selfActivate']);

const isRemoval = ({ action }: ScheduleRequest): boolean => action === 'adminRemove' || action === 'selfDeactivate';

function expectedEnd({ pim, now }: Play, { restsOn }: Schedule, asked: ScheduleRequest): Date {
  const accepted = pim.decisionOn(asked.id, now)?.at ?? asked.createdAt;
  const start = asked.start && asked.start > accepted ? asked.start : accepted;
  const duration = asked.expiration?.type === 'afterDuration' ? asked.expiration.duration : '';
  const end = new Date(start.getTime() + Duration.fromISO(duration).toMillis());
  const limit = restsOn === null ? null : (pim.schedule('eligibility', restsOn, now)?.end ?? null);
  return limit && limit < end ? limit : end;
}
